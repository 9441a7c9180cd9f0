"""By which rules pairs are made beside what accounts carry, kept so that it is known where they changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from linkgraph.ledger.ledger import whole
from linkgraph.linking.touched import noted

if TYPE_CHECKING:
    import duckdb


def note_withheld(ledger: duckdb.DuckDBPyConnection) -> None:
    """Notes what changed of `withheld` (signal, fp, account): what accounts carry and does not count as carried."""
    _note(ledger, "rule = 'withheld'", "SELECT 'withheld', signal, fp, account, NULL FROM withheld", _OF_ONE)


def note_rules(ledger: duckdb.DuckDBPyConnection) -> None:
    """Notes what changed of hubs (`hub_fp`) and of what was said about them (`allowed_in`, `kept_apart`)."""
    _note(ledger, "rule <> 'withheld'", _RULES, _OF_ALL)


def _note(ledger: duckdb.DuckDBPyConnection, which: str, now: str, touched: str) -> None:
    with whole(ledger), noted(ledger, f"SELECT * FROM pair_rule WHERE {which}", touched):
        ledger.execute(f"DELETE FROM pair_rule WHERE {which}")
        ledger.execute(f"INSERT INTO pair_rule {now}")


_OF_ONE = "SELECT signal, fp, l FROM differing"
_OF_ALL = """
SELECT DISTINCT d.signal, d.fp, c.account FROM differing d
LEFT JOIN carrier c ON c.signal = d.signal AND c.fp = d.fp
"""
_RULES = """
SELECT 'suppressed', signal, fp, NULL, NULL FROM hub_fp WHERE suppressed
UNION ALL SELECT 'allowed', signal, fp, account, NULL FROM allowed_in
UNION ALL SELECT 'apart', signal, fp, l, r FROM kept_apart
"""
