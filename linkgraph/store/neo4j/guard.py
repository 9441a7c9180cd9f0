"""What a reading query may do, decided on the plan the server makes of it, never on its words.

In read mode the server refuses every change by itself, but would still load files and web pages
(LOAD CSV); in the transaction of an update nothing else says that a query only reads.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from neo4j import Transaction
from neo4j.exceptions import Neo4jError

from linkgraph.errors import WriteRefused
from linkgraph.store.neo4j.errors import OF_THE_QUERY, refusal

EXPLAIN = "EXPLAIN\n"


def refuse_side_effects(transaction: Transaction, cypher: str, params: Mapping[str, Any]) -> None:
    """WriteRefused where the plan of `cypher` does more than read; QueryError where there is no plan."""
    try:
        summary = transaction.run(EXPLAIN + cypher, dict(params)).consume()
    except Neo4jError as error:
        if str(error.code).startswith(OF_THE_QUERY):
            raise refusal(error, "", lines_before=1) from error
        raise
    if summary.query_type != "r":
        raise WriteRefused("the store is open for reading only and refuses this query, which would write")
    if "LoadCSV" in set(_operators(summary.plan or {})):
        raise WriteRefused("the store is open for reading the graph only, and LOAD CSV in this query does more")


def _operators(plan: Mapping[str, Any]) -> Iterator[str]:
    yield str(plan.get("operatorType", "")).partition("@")[0]
    for child in plan.get("children", ()):
        yield from _operators(child)
