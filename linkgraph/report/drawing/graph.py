"""The accounts of a cluster and the links between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

import networkx as nx

from linkgraph.report.model import Cluster, Link
from linkgraph.report.seen import seen

WIDTH, HEIGHT, EDGE = 640, 400, 40
LABELLED = 24
"""Accounts up to which each has its number beside its dot."""
MOST_LINES = 1500


def graph(cluster: Cluster) -> str:
    """An SVG: a dot for each account, numbered as in the list; a line for each link, thicker with its bits."""
    at = _places(cluster)
    strongest = max((link.weight for link in cluster.links), default=1.0)
    lines = [
        _line(at[link.left], at[link.right], link.weight / max(strongest, 1.0))
        for link in _drawn(cluster.links)
        if link.left in at and link.right in at
    ]
    dots = [_dot(at[member.id], number, len(cluster.members)) for number, member in enumerate(cluster.members, 1)]
    return _svg([*lines, *dots], f"{len(at)} accounts and {len(cluster.links)} links")


def _drawn(links: Sequence[Link]) -> Sequence[Link]:
    """All links, or of very many those that hold the cluster together, and others spread over it."""
    if len(links) <= MOST_LINES:
        return links
    whole: Any = nx.Graph()
    whole.add_edges_from((k.left, k.right, {"weight": k.weight}) for k in links)
    holding = {frozenset(pair) for pair in nx.maximum_spanning_edges(whole, data=False)}
    step = len(links) / max(MOST_LINES - len(holding), 1)
    spread = {int(number * step) for number in range(MOST_LINES - len(holding))}
    chosen = [k for at, k in enumerate(links) if at in spread or {k.left, k.right} in holding]
    return chosen[:MOST_LINES]


def _places(cluster: Cluster) -> dict[str, tuple[float, float]]:
    """Where each account stands: a spring layout, always the same for the same cluster."""
    drawn: Any = nx.Graph()
    drawn.add_nodes_from(member.id for member in cluster.members)
    drawn.add_weighted_edges_from((k.left, k.right, max(k.weight, 0.1)) for k in cluster.links if k.weight)
    rounds = 60 if len(drawn) <= 100 else 25
    free = nx.spring_layout(drawn, seed=1, iterations=rounds, k=2.2 / max(len(drawn), 1) ** 0.5, weight=None)
    xs, ys = ([float(place[axis]) for place in free.values()] for axis in (0, 1))
    return {
        id_: (_scaled(float(x), xs, EDGE, WIDTH - EDGE), _scaled(float(y), ys, EDGE, HEIGHT - EDGE))
        for id_, (x, y) in free.items()
    }


def _scaled(value: float, every: Sequence[float], low: float, high: float) -> float:
    span = max(every) - min(every)
    return (low + high) / 2 if span == 0 else low + (high - low) * (value - min(every)) / span


def _line(a: tuple[float, float], b: tuple[float, float], share: float) -> str:
    return (
        f'<line x1="{a[0]:.1f}" y1="{a[1]:.1f}" x2="{b[0]:.1f}" y2="{b[1]:.1f}" '
        f'stroke="#8a97a8" stroke-width="{0.6 + 2.4 * max(share, 0):.1f}" stroke-opacity="0.55"/>'
    )


def _dot(at: tuple[float, float], number: int, size: int) -> str:
    radius = 11 if size <= LABELLED else 4
    dot = f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius}" fill="#1f5fa8" stroke="#ffffff" stroke-width="1.5"/>'
    if size > LABELLED:
        return dot
    text = f'<text x="{at[0]:.1f}" y="{at[1] + 4:.1f}" text-anchor="middle" font-size="11" fill="#ffffff"'
    return f'{dot}{text} font-family="DejaVu Sans Mono, monospace">{number}</text>'


def _svg(parts: Sequence[str], title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" '
        f'role="img"><title>{escape(seen(title))}</title>{"".join(parts)}</svg>'
    )
