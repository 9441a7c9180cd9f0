from __future__ import annotations

from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.read import fragility


def links(*pairs: str) -> list[dict[str, Any]]:
    return [{"left": p[0], "right": p[1], "weight": 10.0 + n, "signals": ["email"]} for n, p in enumerate(pairs)]


def test_a_triangle_has_no_weak_point() -> None:
    assert fragility(links("ab", "bc", "ac")) == []


def test_the_link_between_two_triangles_is_the_weak_point() -> None:
    (weak,) = fragility(links("ab", "bc", "ac", "de", "ef", "df", "cd"))
    assert (weak["left"], weak["right"], weak["parts"]) == ("c", "d", (3, 3))


def test_what_would_split_most_comes_first() -> None:
    assert [row["parts"] for row in fragility(links("ab", "bc", "cd"))] == [(2, 2), (1, 3), (1, 3)]


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=16))
def test_taking_a_link_away_tells_the_same(pairs: set[tuple[int, int]]) -> None:
    edges = {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
    rows = [{"left": str(a), "right": str(b), "weight": 1.0, "signals": []} for a, b in edges]
    graph = nx.Graph((str(a), str(b)) for a, b in edges)
    slow = {}
    for a, b in list(graph.edges):
        whole = len(nx.node_connected_component(graph, a))
        graph.remove_edge(a, b)
        if not nx.has_path(graph, a, b):
            one = len(nx.node_connected_component(graph, a))
            slow[frozenset((a, b))] = tuple(sorted((one, whole - one)))
        graph.add_edge(a, b)
    assert {frozenset((row["left"], row["right"])): row["parts"] for row in fragility(rows)} == slow
