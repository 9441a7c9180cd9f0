"""The sample graph with a few nasty values, in an embedded store, and what is exported of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from linkgraph.export import GraphRows, select
from linkgraph.schema import Edge, Layer, tables
from linkgraph.store import open_store
from linkgraph.store.base import GraphStore
from tests.read.graph import Graph
from tests.read.sample import ANNA, ZOE, sample

NASTY = "O'Neil \\ \"x\" <b>&amp;\n\t=1+1 \x01 \u2028 김 {a: 1}'); MATCH (n) DETACH DELETE n;//"


def nasty() -> Graph:
    """The sample, an account with a hostile name, and one id under two labels."""
    graph = sample()
    graph.account("upwork:o'neil", name=NASTY, names=[NASTY, "'"], hourly_rate=1e-7, attributes='{"a": "\\u0041"}')
    graph.shows("upwork:o'neil", "HAS_WEBSITE", "https://example.com/?a='b'&c=<d>")
    graph.shows(ZOE, "HAS_PAYMENT_ACCOUNT", "kim@mail.com", {"kind": "email"})
    graph.shows(ZOE, "HAS_PHONE", "0619575930")
    graph.paid(ANNA, "Account", ZOE, "2024-02-03T00:00:00Z")
    return graph


@pytest.fixture(scope="session")
def graph_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    store = open_store(f"ladybug:{tmp_path_factory.mktemp('export') / 'graph.lbug'}")
    nasty().save(store)
    yield store
    store.close()


@pytest.fixture(scope="session")
def rows(graph_store: GraphStore) -> GraphRows:
    return select(graph_store)


@pytest.fixture(scope="session")
def counts(graph_store: GraphStore) -> tuple[int, int]:
    """Nodes and edges that an export has: the observed and the concluded ones."""
    chosen = [table for table in tables().values() if table.layer in (Layer.OBSERVED, Layer.CONCLUDED)]
    sizes = [(isinstance(table, Edge), graph_store.read(table).num_rows) for table in chosen]
    return sum(n for is_edge, n in sizes if not is_edge), sum(n for is_edge, n in sizes if is_edge)
