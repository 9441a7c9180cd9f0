"""Where a cluster would come apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from linkgraph.read.rows import Row

Graph = Any


def fragility(links: Iterable[Row]) -> list[Row]:
    """The links that alone hold two parts of a cluster together, the ones that matter most first.

    `links` are those of `cluster`. Keys: `left` `right` `weight` (bits) `signals`, and `parts` (how many
    accounts the two parts would have, the smaller first). Linear in the links.
    """
    import networkx as nx

    graph: Graph = nx.Graph()
    for row in links:
        graph.add_edge(row["left"], row["right"], row=row)
    found = [row for part in nx.connected_components(graph) for row in _bridges(graph.subgraph(part))]
    return sorted(found, key=lambda row: (-row["parts"][0], row["weight"], row["left"], row["right"]))


def _bridges(graph: Graph) -> list[Row]:
    import networkx as nx

    above = nx.dfs_predecessors(graph, next(iter(graph)))
    below = _below(graph, above)
    found = ((a, b) if above.get(b) == a else (b, a) for a, b in nx.bridges(graph))
    return [_bridge(graph, upper, lower, below[lower]) for upper, lower in found]


def _below(graph: Graph, above: dict[str, str]) -> dict[str, int]:
    """How many accounts hang below each one in a depth-first tree, itself included. A bridge is always in the tree."""
    import networkx as nx

    counts = dict.fromkeys(graph, 1)
    for ident in nx.dfs_postorder_nodes(graph, next(iter(graph))):
        if ident in above:
            counts[above[ident]] += counts[ident]
    return counts


def _bridge(graph: Graph, left: str, right: str, size: int) -> Row:
    row = graph.edges[left, right]["row"]
    kept = {key: row[key] for key in ("left", "right", "weight", "signals")}
    return {**kept, "parts": tuple(sorted((size, len(graph) - size)))}
