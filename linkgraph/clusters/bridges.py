"""Cutting a cluster where one weak link is all that holds two dense halves together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from linkgraph.clusters.components import Link

WEAK = 1.5
"""Bits above the threshold up to which a bridge is weak, whatever it joins."""
SMALLEST = 3
"""Accounts a half must have."""


def cut(members: Sequence[str], links: Sequence[Link], threshold: float) -> list[Link]:
    """The bridges to cut, weakest first, until no weak one joins two dense halves.

    The larger the halves, the more pairs had the chance to meet, and one alone did: a bridge is weak up to
    as many bits above the threshold as the smaller half has doublings (8 accounts: 3 bits), at least `WEAK`.
    A half is dense where it has at least as many links as accounts: it holds together in more
    than one way. A chain is not dense and is not cut.
    """
    if all(link[2] >= threshold + WEAK for link in links):
        return []
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(members)
    graph.add_weighted_edges_from(links)
    gone: list[Link] = []
    while (bridge := _weakest(graph, threshold)) is not None:
        graph.remove_edge(bridge[0], bridge[1])
        gone.append(bridge)
    return gone


def _weakest(graph: object, threshold: float) -> Link | None:
    import networkx as nx

    assert isinstance(graph, nx.Graph)
    weak = sorted(
        (
            (*sorted((a, b)), graph[a][b]["weight"])
            for a, b in nx.bridges(graph)
            if graph[a][b]["weight"] < threshold + _slack(len(graph) // 2)
        ),
        key=lambda link: (link[2], link[0], link[1]),
    )
    return next((link for link in weak if _joins_dense_halves(graph, link, link[2] - threshold)), None)


def _slack(smaller: int) -> float:
    return max(WEAK, math.log2(max(smaller, 1)))


def _joins_dense_halves(graph: object, link: Link, above: float) -> bool:
    import networkx as nx

    assert isinstance(graph, nx.Graph)
    without = nx.restricted_view(graph, [], [(link[0], link[1])])
    halves = [nx.node_connected_component(without, end) for end in link[:2]]
    return above < _slack(min(map(len, halves))) and all(_dense(without, half) for half in halves)


def _dense(graph: object, half: Iterable[str]) -> bool:
    import networkx as nx

    assert isinstance(graph, nx.Graph)
    inside = graph.subgraph(half)
    return len(inside) >= SMALLEST and inside.number_of_edges() >= len(inside)
