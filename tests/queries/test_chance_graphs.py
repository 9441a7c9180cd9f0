"""Every red flag finds the same on both stores, whatever the graph's proportions."""

from __future__ import annotations

from pathlib import Path

import pytest
from linkgraph_queries import header

from tests.read.chance_graph import drawn
from tests.read.pair import embedded, multiset, on_server

SEEDS = [7, 9, 17, 26, 34, 47]


@pytest.mark.parametrize("seed", SEEDS)
def test_red_flags_find_the_same_on_both_stores(seed: int, neo4j_uri: str, tmp_path: Path) -> None:
    graph = drawn(seed)
    with embedded(graph, tmp_path) as here, on_server(graph, neo4j_uri) as there:
        for name in header.names("flags"):
            query = header.load("flags", name)
            one, other = (store.query(query.cypher, query.defaults()) for store in (here, there))
            assert multiset(one.rows) == multiset(other.rows), name
