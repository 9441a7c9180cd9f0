"""The saved Cypher queries, executed on both stores."""
