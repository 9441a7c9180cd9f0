"""Where a cluster would come apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import networkx as nx

from linkgraph.read.rows import Row

Graph = Any


def fragility(links: Iterable[Row]) -> list[Row]:
    """The links that alone hold two parts of a cluster together, the ones that matter most first.

    `links` are those of `cluster`. Keys: `left` `right` `weight` (bits) `signals`, `parts` (the sizes of
    the two parts that would be left, the smaller first) and `part` (the accounts of the smaller).
    """
    graph: Graph = nx.Graph()
    for row in links:
        graph.add_edge(row["left"], row["right"], row=row)
    found = [_bridge(graph, left, right) for left, right in nx.bridges(graph)]
    return sorted(found, key=lambda row: (-row["parts"][0], row["weight"], row["left"], row["right"]))


def _bridge(graph: Graph, left: str, right: str) -> Row:
    row = graph.edges[left, right]["row"]
    whole = nx.node_connected_component(graph, left)
    without = nx.restricted_view(graph, [], [(left, right)])
    one = nx.node_connected_component(without, left)
    small = min((one, whole - one), key=lambda part: (len(part), sorted(part)))
    kept = {key: row[key] for key in ("left", "right", "weight", "signals")}
    return {**kept, "parts": (len(small), len(whole) - len(small)), "part": sorted(small)}
