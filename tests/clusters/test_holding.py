from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.clusters.components import Link
from linkgraph.clusters.holding import Piece, Step, Support, bridges, supports, survival, weakest

NAMES = "abcdefgh"


@st.composite
def graphs(draw: st.DrawFn) -> list[Link]:
    ends = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] < pair[1])
    weights = st.sampled_from([14.5, 15.0, 16.0, 20.0, 31.5])
    return [(a, b, draw(weights)) for a, b in sorted(draw(st.sets(ends, min_size=1, max_size=14)))]


def graph_of(links: list[Link], least: float = 0.0) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from({end for link in links for end in link[:2]})
    graph.add_weighted_edges_from(link for link in links if link[2] >= least)
    return graph


def slow_step(links: list[Link], least: float) -> Step:
    sizes = [len(part) for part in nx.connected_components(graph_of(links, least))]
    return Step(least, sum(size > 1 for size in sizes), max(sizes), sizes.count(1))


@given(graphs())
def test_every_step_is_what_networkx_says(links: list[Link]) -> None:
    steps = survival(links)
    assert steps == [slow_step(links, step.threshold) for step in steps]


@given(graphs())
def test_between_the_steps_nothing_changes(links: list[Link]) -> None:
    told = {step.threshold for step in survival(links)}
    for weight in sorted({link[2] for link in links} - told):
        above = [link[2] for link in links if link[2] > weight]
        assert above
        assert slow_step(links, weight) == Step(weight, *list(_values(slow_step(links, min(above)))))


def _values(step: Step) -> tuple[int, int, int]:
    return step.clusters, step.largest, step.alone


@given(graphs())
def test_the_weakest_link_is_that_of_the_maximum_spanning_tree(links: list[Link]) -> None:
    graph = graph_of(links)
    groups = [sorted(part) for part in nx.connected_components(graph)]
    slow = [
        min(tree.edges[edge]["weight"] for edge in tree.edges)
        for tree in (nx.maximum_spanning_tree(graph.subgraph(group)) for group in groups)
    ]
    assert weakest(groups, links) == slow


@given(graphs())
def test_a_bridge_is_what_cuts_the_graph(links: list[Link]) -> None:
    whole = nx.number_connected_components(graph_of(links))
    slow = [
        link for link in links if nx.number_connected_components(graph_of([k for k in links if k != link])) > whole
        or len({e for k in links if k != link for e in k[:2]}) < len({e for k in links for e in k[:2]})
    ]  # fmt: skip
    assert sorted(bridges(links)) == sorted(slow)


def piece(signal: str, left: str, right: str, value: str, weight: float) -> Piece:
    return Piece(signal, left, right, value, value, weight)


def test_a_cluster_that_hangs_on_one_address() -> None:
    links = [("a", "b", 20.0), ("b", "c", 18.0), ("c", "d", 20.0)]
    evidence = [
        piece("wallet", "a", "b", "W1", 20.0),
        piece("ip_session", "b", "c", "10.0.0.1", 7.0),
        piece("document", "b", "c", "T", 11.0),
        piece("wallet", "c", "d", "W2", 20.0),
    ]
    assert supports(links, evidence, 14.5) == [
        Support("document", "T", 2, 0),
        Support("ip_session", "10.0.0.1", 2, 0),
        Support("wallet", "W1", 1, 1),
        Support("wallet", "W2", 1, 1),
    ]


def test_spellings_of_one_phone_are_one_value() -> None:
    links = [("a", "b", 18.0), ("b", "c", 18.0)]
    evidence = [
        Piece("phone", "a", "b", "+49 30 1", "0301", 18.0),
        Piece("phone", "b", "c", "0301", "030/1", 18.0),
    ]
    assert supports(links, evidence, 14.5) == [Support("phone", "0301", 0, 3)]


def test_a_judgement_holds_whatever_is_lost() -> None:
    links = [("a", "b", 20.0)]
    assert supports(links, [piece("wallet", "a", "b", "W", 20.0)], 14.5, fixed=[("a", "b")]) == []


def test_what_is_held_twice_does_not_hang_on_either() -> None:
    links = [("a", "b", 38.0)]
    evidence = [piece("wallet", "a", "b", "W", 20.0), piece("email", "a", "b", "E", 18.0)]
    assert supports(links, evidence, 14.5) == []


@given(graphs(), st.data())
def test_supports_are_found_as_if_each_value_were_taken_away_by_itself(links: list[Link], data: st.DataObject) -> None:
    said = data.draw(st.lists(st.tuples(st.sampled_from(links), st.sampled_from("VWX")), max_size=12))
    evidence = [piece("wallet", a, b, value, 9.0) for (a, b, _), value in said]
    slow = {}
    for value in {value for _, value in said}:
        lost = [(a, b) for (a, b, _), other in said if other == value]
        left = [link for link in links if link[2] - 9.0 * lost.count(link[:2]) >= 14.5]
        sizes = [len(part) for part in nx.connected_components(graph_of(left))]
        alone = len({end for link in links for end in link[:2]}) - sum(sizes)
        if len(sizes) > nx.number_connected_components(graph_of(links)) or alone:
            slow[value] = (len(sizes), alone)
    assert {s.value: (s.clusters, s.alone) for s in supports(links, evidence, 14.5)} == slow


CREDIT = 0.15


def counted(raw: list[tuple[str, float]]) -> list[float]:
    """Of one group the strongest whole, the others for `CREDIT` of themselves."""
    ranked = sorted((bits for _, bits in raw), reverse=True)
    return [bits * (CREDIT if place else 1.0) for place, bits in enumerate(ranked)]


@given(st.lists(st.tuples(st.sampled_from("VWXY"), st.sampled_from([6.0, 9.0, 15.0, 18.0])), min_size=1, max_size=6))
def test_what_stood_behind_a_value_comes_forward(raw: list[tuple[str, float]]) -> None:
    """As if the evidence of its group were weighed again without the value."""
    ranked = sorted(raw, key=lambda item: -item[1])
    evidence = [
        Piece("phone", "a", "b", value, value, bits, "roof")
        for (value, _), bits in zip(ranked, counted(raw), strict=True)
    ]
    whole = sum(counted(raw))
    links = [("a", "b", max(whole, 14.5))]
    slow = {
        value
        for value in {value for value, _ in raw}
        if links[0][2] - whole + sum(counted([item for item in raw if item[0] != value])) < 14.5 - 1e-9
    }
    assert {found.value for found in supports(links, evidence, 14.5 - 1e-9, credit=CREDIT)} == slow
