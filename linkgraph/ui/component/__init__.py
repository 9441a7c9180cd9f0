"""The graph component: Cytoscape.js behind Streamlit's Components v2. Its source is in `frontend`."""

from __future__ import annotations

from functools import cache
from typing import Any


@cache
def _component() -> Any:
    from streamlit.components.v2 import component

    return component("linkgraph.graph", js="graph-*.js")


def graph(data: dict[str, Any], key: str) -> dict[str, list[str]]:
    """Draws `data` (see `linkgraph.ui.drawing`) and returns the ids of the selected `nodes` and `edges`."""
    chosen = data.get("selected") or {"nodes": [], "edges": []}
    result = _component()(key=key, data=data, default={"selection": chosen}, on_selection_change=lambda: None)
    selection = result.get("selection") or {}
    return {kind: list(selection.get(kind) or []) for kind in ("nodes", "edges")}
