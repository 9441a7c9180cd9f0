"""The server store: a Neo4j database, through its official driver."""

from __future__ import annotations

from linkgraph.store.base import GraphStore

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
FORM = "{}://"


def open_uri(uri: str, *, user: str | None, password: str | None) -> GraphStore:
    """The store at a `bolt://` or `neo4j://` URI; the server is not asked before the first use."""
    from linkgraph.store.neo4j.address import address
    from linkgraph.store.neo4j.store import Neo4jStore

    return Neo4jStore(address(uri, user=user, password=password))
