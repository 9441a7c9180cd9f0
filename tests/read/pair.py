"""One hand-made graph in a store of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from linkgraph.store import GraphStore, open_store
from tests import neo4j_server
from tests.read.graph import Graph


@contextmanager
def embedded(graph: Graph, folder: Path) -> Iterator[GraphStore]:
    """The graph in an embedded store."""
    store = open_store(f"ladybug:{folder / 'graph.lbug'}")
    graph.save(store)
    yield store
    store.close()


@contextmanager
def on_server(graph: Graph, uri: str) -> Iterator[GraphStore]:
    """The graph on an emptied server."""
    neo4j_server.empty(uri)
    store = open_store(uri)
    graph.save(store)
    yield store
    store.close()


def plain(value: object) -> object:
    """A value that compares equal whatever the order of lists and the last bits of floats."""
    if isinstance(value, list | tuple):
        return tuple(sorted((plain(item) for item in value), key=repr))
    return round(value, 6) if isinstance(value, float) else value


def multiset(rows: tuple[tuple[object, ...], ...]) -> list[tuple[object, ...]]:
    """Rows in an order of their own."""
    return sorted((tuple(plain(value) for value in row) for row in rows), key=repr)
