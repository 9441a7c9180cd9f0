from __future__ import annotations

import math
from itertools import combinations, pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.clusters.bridges import SMALLEST, WEAK, cut
from linkgraph.clusters.components import Link

THRESHOLD = 14.5


def clique(*accounts: str) -> list[Link]:
    return [(a, b, 30.0) for a, b in combinations(accounts, 2)]


def members(links: list[Link]) -> list[str]:
    return sorted({account for link in links for account in link[:2]})


TWO = [*clique("a", "b", "c"), *clique("x", "y", "z")]


def test_a_weak_bridge_between_dense_halves_is_cut() -> None:
    links = [*TWO, ("c", "x", THRESHOLD + WEAK / 2)]
    assert cut(members(links), links, THRESHOLD) == [("c", "x", THRESHOLD + WEAK / 2)]


def test_a_bridge_that_was_judged_the_same_stays_and_counts() -> None:
    """The halves of the other bridge are those there are with it: of eight and eight, up to three bits are weak."""
    judged, other = ("d", "e", THRESHOLD), ("h", "s", THRESHOLD + 2.5)
    links = [*clique(*"abcd"), *clique(*"efgh"), *clique(*"stuv"), *clique(*"wxyz"), judged, other, ("v", "w", 30.0)]
    assert cut(members(links), links, THRESHOLD, {judged[:2]}) == [other]
    assert other not in cut(members(links), links, THRESHOLD)


def test_a_strong_bridge_is_not_cut() -> None:
    links = [*TWO, ("c", "x", THRESHOLD + math.log2(3))]
    assert cut(members(links), links, THRESHOLD) == []


def test_a_bridge_between_large_halves_is_cut_though_nothing_is_weaker() -> None:
    """Halves of eight: up to three bits above the threshold, whatever else there is in the cluster."""
    large = [*clique(*"abcdefgh"), *clique(*"stuvwxyz")]
    for bits, gone in ((THRESHOLD + 2.9, True), (THRESHOLD + 3, False)):
        links = [*large, ("h", "s", bits)]
        assert bool(cut(members(links), links, THRESHOLD)) is gone


def test_two_ways_across_are_not_cut() -> None:
    links = [*TWO, ("c", "x", THRESHOLD), ("b", "y", THRESHOLD)]
    assert cut(members(links), links, THRESHOLD) == []


def test_a_chain_is_not_cut() -> None:
    links = [(a, b, THRESHOLD) for a, b in pairwise("abcdefgh")]
    assert cut(members(links), links, THRESHOLD) == []


def test_a_tail_on_a_dense_half_is_not_cut() -> None:
    tail = [(a, b, THRESHOLD) for a, b in pairwise(["c", *(f"t{at}" for at in range(SMALLEST + 1))])]
    links = [*clique("a", "b", "c"), *tail]
    assert cut(members(links), links, THRESHOLD) == []


def test_three_halves_are_cut_weakest_first() -> None:
    links = [*TWO, *clique("p", "q", "r"), ("c", "x", THRESHOLD + 1), ("z", "p", THRESHOLD)]
    assert cut(members(links), links, THRESHOLD) == [("p", "z", THRESHOLD), ("c", "x", THRESHOLD + 1)]


def slowly(accounts: list[str], links: list[Link]) -> list[Link]:
    """`cut`, bridge by bridge as the graph library finds them."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from(links)
    gone: list[Link] = []
    while found := [link for link in links if link not in gone and _to_be_cut(graph, link, len(accounts))]:
        bridge = min(found, key=lambda link: (link[2], link[0], link[1]))
        graph.remove_edge(bridge[0], bridge[1])
        gone.append(bridge)
    return gone


def _to_be_cut(graph: nx.Graph[str], link: Link, accounts: int) -> bool:
    without = graph.copy()
    without.remove_edge(link[0], link[1])
    if nx.has_path(without, link[0], link[1]) or link[2] >= THRESHOLD + max(WEAK, math.log2(max(accounts // 2, 1))):
        return False
    halves = [without.subgraph(nx.node_connected_component(without, end)) for end in link[:2]]
    slack = max(WEAK, math.log2(min(map(len, halves))))
    return link[2] < THRESHOLD + slack and all(
        len(half) >= SMALLEST and half.number_of_edges() >= len(half) for half in halves
    )


@given(
    st.dictionaries(
        st.sampled_from(list(combinations("abcdefghij", 2))),
        st.sampled_from([14.5, 15.0, 16.0, 16.4, 30.0]),
        min_size=4,
    )
)
def test_as_the_graph_library_would_cut(weights: dict[tuple[str, str], float]) -> None:
    links = [(*pair, bits) for pair, bits in weights.items()]
    assert cut(members(links), links, THRESHOLD) == slowly(members(links), links)


@given(st.lists(st.sampled_from([14.5, 15.5, 16.2, 30.0]), min_size=9, max_size=9), st.data())
def test_rings_joined_by_single_links_are_cut_as_the_graph_library_would(
    bits: list[float], data: st.DataObject
) -> None:
    rings = [clique(*ring) for ring in ("abc", "defg", "hij")]
    across = [("c", "d", bits[0]), ("g", "h", bits[1]), *data.draw(st.sampled_from([[], [("b", "e", bits[2])]]))]
    links = [*(link for ring in rings for link in ring), *across]
    assert cut(members(links), links, THRESHOLD) == slowly(members(links), links)
