"""Where nodes stood when a graph was laid out: opened again, it looks the same, and at once."""

from __future__ import annotations

import json

from linkgraph.ui.desk.database import desk

Positions = dict[str, list[float]]
MOST = 20_000


def keep(graph: str, nodes: Positions) -> None:
    """Keeps positions by node id; a graph larger than 20,000 nodes is not kept."""
    if 0 < len(nodes) <= MOST:
        with desk() as file:
            file.execute("INSERT OR REPLACE INTO position VALUES (?, ?)", (graph, json.dumps(nodes)))


def kept(graph: str) -> Positions:
    """The positions by node id; empty where there are none."""
    with desk() as file:
        found = file.execute("SELECT nodes FROM position WHERE graph = ?", (graph,)).fetchone()
    return dict(json.loads(found[0])) if found else {}
