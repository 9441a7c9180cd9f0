"""The working state of a case: rows as observed, facts, contents, runs, judgements."""
