from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.clusters.without import Pair, Undoable, parts_without

NAMES = "abcdefgh"
PAIRS = [(a, b) for a in NAMES for b in NAMES if a < b]
links = st.lists(st.sampled_from(PAIRS), min_size=1, max_size=16, unique=True)


def slow(pairs: list[Pair], left_out: set[Pair]) -> tuple[int, int]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from({end for pair in pairs for end in pair})
    graph.add_edges_from(pair for pair in pairs if pair not in left_out)
    sizes = [len(part) for part in nx.connected_components(graph)]
    return sum(size > 1 for size in sizes), sizes.count(1)


@given(links, st.lists(st.sets(st.sampled_from(PAIRS), max_size=6), max_size=9))
def test_many_choices_at_once_are_what_networkx_says_of_each(pairs: list[Pair], choices: list[set[Pair]]) -> None:
    assert parts_without(pairs, choices) == [slow(pairs, choice) for choice in choices]


@given(links, links)
def test_what_is_undone_never_was(before: list[Pair], after: list[Pair]) -> None:
    forest = Undoable(NAMES)
    for pair in before:
        forest.join(*pair)
    then = forest.clusters, forest.alone
    mark = forest.mark()
    for pair in after:
        forest.join(*pair)
    forest.undo(mark)
    assert (forest.clusters, forest.alone) == then
    forest.undo(0)
    assert (forest.clusters, forest.alone) == (0, len(NAMES))
