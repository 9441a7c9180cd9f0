"""Runs the queries of `queries/read`: the only door from Python to Cypher on the reading side."""

from __future__ import annotations

from typing import Any

from linkgraph_queries import header

from linkgraph.store.base import GraphStore

Row = dict[str, Any]


def rows(store: GraphStore, query: str, **params: Any) -> list[Row]:
    """The rows of `queries/read/<query>.cypher`, as dicts."""
    return store.query(header.load("read", query).cypher, params).dicts()


def weighed(found: list[Row]) -> list[Row]:
    """Rows with their `weight` (bits) rounded to two decimals, in place."""
    for row in found:
        row["weight"] = bits(row["weight"])
    return found


def bits(weight: float | None) -> float:
    """A match weight as it is shown: two decimals, and no minus zero."""
    return round(weight or 0.0, 2) + 0.0
