from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.clusters.components import Forest, Link, by_account, gather

ACCOUNT = st.integers(0, 12).map("x:{}".format)
LINKS = st.lists(st.tuples(ACCOUNT, ACCOUNT, st.floats(14, 60)).filter(lambda link: link[0] != link[1]), max_size=25)
APART = st.lists(st.tuples(ACCOUNT, ACCOUNT).filter(lambda pair: pair[0] != pair[1]), max_size=5)


@given(LINKS)
def test_without_judgements_they_are_connected_components(links: list[Link]) -> None:
    graph = nx.Graph([link[:2] for link in links])
    assert gather(links) == sorted(sorted(group) for group in nx.connected_components(graph))


@given(LINKS, APART)
def test_what_a_person_said_is_different_is_never_joined(links: list[Link], apart: list[tuple[str, str]]) -> None:
    groups = gather(links, apart)
    assert not [pair for pair in apart for group in groups if set(pair) <= set(group)]
    graph = nx.Graph([link[:2] for link in links])
    assert all(nx.is_connected(graph.subgraph(group)) for group in groups)


@given(LINKS, APART, st.randoms())
def test_the_order_of_links_does_not_matter(links: list[Link], apart: list[tuple[str, str]], random: object) -> None:
    shuffled = list(links)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert gather(shuffled, apart) == gather(links, apart)


def test_the_stronger_link_wins_where_both_cannot_be() -> None:
    links = [("a", "b", 20.0), ("b", "c", 30.0)]
    assert gather(links, [("a", "c")]) == [["b", "c"]]


def test_what_a_person_said_is_the_same_comes_before_what_is_only_stronger() -> None:
    links = [("a", "b", 0.0), ("b", "c", 30.0)]
    assert gather(links, [("a", "c")], {("a", "b")}) == [["a", "b"]]


def test_a_set_of_one_is_no_set() -> None:
    forest = Forest()
    forest.find("a")
    assert forest.sets() == []
    assert forest.join("a", "b")
    assert forest.join("b", "a")
    assert forest.sets() == [["a", "b"]]


def test_by_account() -> None:
    assert by_account({"C-1": ["a", "b"], "C-2": ["c"]}) == {"a": "C-1", "b": "C-1", "c": "C-2"}
