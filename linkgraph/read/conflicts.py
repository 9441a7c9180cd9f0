"""Judgements that cannot all be right: A is B, B is C, and A is not C."""

from __future__ import annotations

import itertools
from typing import Any

from linkgraph.read.lists import judgements
from linkgraph.read.rows import Row
from linkgraph.store.base import GraphStore


def conflicts(store: GraphStore) -> list[Row]:
    """Pairs judged different whom judgements of `same` join all the same.

    Keys: `left` `right` `by` `at` `reason` (of the judgement `different`), `over` (the accounts by way of
    which the two are the same, both ends included) and `said` (the judgements along it).
    """
    import networkx as nx

    newest = {
        (row["left"], row["right"]): row
        for row in sorted(judgements(store), key=lambda row: (row["at"] or "", row["line"]))
        if not row["signal"]
    }
    graph: Any = nx.Graph()
    graph.add_edges_from(pair for pair, row in newest.items() if row["judgement"] == "same")
    found = []
    for (left, right), row in sorted(newest.items()):
        joined = row["judgement"] == "different" and left in graph and right in graph
        if joined and nx.has_path(graph, left, right):
            over = nx.shortest_path(graph, left, right)
            said = [newest[min(a, b), max(a, b)] for a, b in itertools.pairwise(over)]
            kept = {name: row[name] for name in ("left", "right", "by", "at", "reason")}
            found.append({**kept, "over": over, "said": said})
    return found
