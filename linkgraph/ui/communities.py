"""A cluster too large to be drawn account by account, as parts that hang together more closely."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log2, sqrt
from typing import Any

import networkx as nx

from linkgraph.ui.look import look
from linkgraph.ui.photos import face

Row = dict[str, Any]
FEWEST = 12
"""Accounts below which parts are drawn together as one remainder."""


def communities(ids: Iterable[str], links: Iterable[Row]) -> list[list[str]]:
    """Parts of the accounts, the largest first (Louvain, Blondel et al. 2008). The same input gives the same parts."""
    graph: Any = nx.Graph()
    graph.add_nodes_from(sorted(ids))
    for row in sorted(links, key=lambda row: (row["left"], row["right"])):
        graph.add_edge(row["left"], row["right"], weight=max(row["weight"], 0.1))
    found = sorted((sorted(part) for part in nx.community.louvain_communities(graph, seed=1)), key=_large_first)
    small = [ident for part in found if len(part) < FEWEST for ident in part]
    large = [part for part in found if len(part) >= FEWEST]
    return [*large, small] if small else large


def drawn_parts(ident: str, whole: Mapping[str, Any], parts: Sequence[Sequence[str]], height: int) -> Row:
    """What the graph component draws of the parts: a node each, sized by its accounts, and the links between them."""
    home = {account: number for number, part in enumerate(parts) for account in part}
    members = {row["id"]: row for row in whole["members"]}
    edges = _edges(whole["links"], home)
    return {
        "graph_id": ident,
        "height": height,
        "layout": "fcose",
        "nodes": [_node(number, [members[account] for account in part]) for number, part in enumerate(parts)],
        "edges": edges,
        "signals": _signals(edges),
    }


def _large_first(part: list[str]) -> tuple[int, str]:
    return -len(part), part[0]


def _node(number: int, members: Sequence[Row]) -> Row:
    names = Counter(str(row.get("name") or row["id"]) for row in members)
    first = names.most_common(1)[0][0]
    return {
        "id": f"part {number}",
        "kind": "part",
        "label": f"{len(members):,} accounts\n{first} …",
        "image": next((face(row["photo"]) for row in members if row.get("photo")), None),
        "size": min(120, 34 + 4 * sqrt(len(members))),
    }


def _edges(links: Iterable[Row], home: Mapping[str, int]) -> list[Row]:
    between: dict[tuple[int, int, str], list[float]] = defaultdict(list)
    for row in links:
        low, high = sorted((home[row["left"]], home[row["right"]]))
        if low != high:
            between[low, high, (row["signals"] or ["link"])[0]].append(row["weight"])
    return [_edge(*key, weights) for key, weights in between.items()]


def _edge(low: int, high: int, signal: str, weights: list[float]) -> Row:
    count = len(weights)
    return {
        "id": f"parts {low} {high} {signal}",
        "source": f"part {low}",
        "target": f"part {high}",
        "signal": signal,
        "weight": round(max(weights), 2),
        "width": round(min(9.0, 1.5 + 1.2 * log2(count + 1)), 2),
        "label": f"{count} {'link' if count == 1 else 'links'}, {look(signal).title} and others",
    }


def _signals(edges: Sequence[Row]) -> list[Row]:
    counts = Counter(edge["signal"] for edge in edges)
    return [
        {"name": of.name, "title": of.title, "light": of.light, "dark": of.dark, "dash": list(of.dash)}
        for of in (look(name) for name, _ in counts.most_common())
    ]
