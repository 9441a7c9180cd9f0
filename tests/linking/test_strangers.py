from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.linking.strangers import components, count_strangers

SIZE = 9
NODE = st.integers(0, SIZE - 1)
PAIRS = st.lists(st.tuples(NODE, NODE), max_size=20)


def columns(rows: list[tuple[int, ...]], width: int) -> list[np.ndarray[tuple[int], np.dtype[np.int64]]]:
    table = np.array(rows, dtype=np.int64).reshape(-1, width)
    return [table[:, at] for at in range(width)]


@given(PAIRS)
def test_components_are_those_of_networkx(pairs: list[tuple[int, int]]) -> None:
    labels = components(SIZE, *columns(pairs, 2))  # type: ignore[arg-type]
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(SIZE))
    graph.add_edges_from(pairs)
    found = {frozenset(np.nonzero(labels == label)[0].tolist()) for label in labels}
    assert found == {frozenset(group) for group in nx.connected_components(graph)}


def slow(members: set[tuple[int, int]], pairs: list[tuple[int, int, int]], backed: list[bool]) -> list[int]:
    """The groups of each value's accounts, one value at a time."""
    counts = []
    for value in range(max((v for v, _ in members), default=-1) + 1):
        graph: nx.Graph[int] = nx.Graph()
        graph.add_nodes_from(account for v, account in members if v == value)
        graph.add_edges_from((a, b) for (v, a, b), yes in zip(pairs, backed, strict=True) if v == value and yes)
        counts.append(nx.number_connected_components(graph))
    return counts


@given(st.sets(st.tuples(st.integers(0, 3), NODE), min_size=1), st.data())
def test_strangers_are_those_of_the_slow_way(members: set[tuple[int, int]], data: st.DataObject) -> None:
    possible = sorted((v, a, b) for v, a in members for w, b in members if v == w and a < b)
    pairs = data.draw(st.lists(st.sampled_from(possible), max_size=15, unique=True)) if possible else []
    backed = data.draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    values, accounts = columns(sorted(members), 2)
    pair_values, left, right = columns(pairs, 3)  # type: ignore[arg-type]
    found = count_strangers(values, accounts, pair_values, left, right, np.array(backed, dtype=bool))
    assert found.tolist() == slow(members, pairs, backed)


def test_no_values_at_all() -> None:
    none = np.empty(0, dtype=np.int64)
    assert components(0, none, none).tolist() == []
