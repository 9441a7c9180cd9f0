"""Files for a first, large load of Neo4j (`neo4j-import:DIR`): neo4j-admin makes the database of them."""

from __future__ import annotations

from linkgraph.store.base import GraphStore

SCHEMES = ("neo4j-import",)
FORM = "{}:DIR"


def open_uri(uri: str, *, user: str | None, password: str | None) -> GraphStore:  # noqa: ARG001
    """The store at `neo4j-import:DIR`; a folder has no user and no password, so they are not used."""
    from linkgraph.store.neo4j_import.store import ImportStore

    return ImportStore.at(uri)
