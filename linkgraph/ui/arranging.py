"""Where the nodes of a large graph stand, found before anybody opens it. Small ones the browser lays out itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx
import numpy as np

from linkgraph.ui.desk.positions import Positions

NEXT = 48.0
"""Pixels from a node to its next one, in the median."""
WIDE = 1.35
"""Width to height."""
ROUNDS = 120


def arranged(drawn: Mapping[str, Any]) -> Positions:
    """Positions in pixels of what is drawn, by node id (ForceAtlas2, Jacomy et al. 2014), always the same."""
    names = [node["id"] for node in drawn["nodes"]]
    if len(names) < 2:
        return {name: [0.0, 0.0] for name in names}
    graph: Any = nx.Graph()
    graph.add_nodes_from(names)
    graph.add_edges_from((edge["source"], edge["target"]) for edge in drawn["edges"])
    start = nx.spiral_layout(graph, scale=np.sqrt(len(names)))
    found = nx.forceatlas2_layout(graph, pos=start, max_iter=ROUNDS, strong_gravity=False, seed=1)
    points = np.array([found[name] for name in names])
    return {name: [round(float(x), 1), round(float(y), 1)] for name, (x, y) in zip(names, _spread(points), strict=True)}


def _spread(points: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """In the middle, as wide as a screen is, and so large that faces have room."""
    middle = points - points.mean(axis=0)
    spread = np.maximum(middle.std(axis=0), 1e-9)
    if spread[1] > spread[0]:
        middle, spread = middle[:, ::-1], spread[::-1]
    shaped = middle / spread * np.array([WIDE, 1.0]) * spread.min()
    apart = np.linalg.norm(shaped[:, None] - shaped[None, :], axis=2)
    np.fill_diagonal(apart, np.inf)
    return np.asarray(shaped * (NEXT / max(float(np.median(apart.min(axis=1))), 1e-9)))
