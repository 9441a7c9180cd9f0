from __future__ import annotations

from itertools import combinations, pairwise

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


def test_a_strong_bridge_is_not_cut() -> None:
    links = [*TWO, ("c", "x", THRESHOLD + WEAK)]
    assert cut(members(links), links, THRESHOLD) == []


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
