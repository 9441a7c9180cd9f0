"""Running a query in a transaction and giving back a `Result`."""

from __future__ import annotations

from typing import Any

from neo4j import Transaction

from linkgraph.store.base import Result
from linkgraph.store.neo4j.guard import refuse_side_effects
from linkgraph.store.neo4j.values import Values


def fetch(transaction: Transaction, cypher: str, params: dict[str, Any], limit: int | None = None) -> Result:
    """The answer, at most `limit` rows of it; WriteRefused where the query does more than read."""
    refuse_side_effects(transaction, cypher, params)
    found = transaction.run(cypher, params)
    columns = tuple(found.keys())
    if limit is None:
        rows, truncated = [record.values() for record in found], False
    else:
        rows = [record.values() for record in found.fetch(limit)]
        truncated = found.peek() is not None
        found.consume()
    values = Values(transaction, rows)
    return Result(columns, tuple(values.row(row) for row in rows), truncated)
