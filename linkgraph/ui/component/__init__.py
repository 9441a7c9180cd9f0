"""The graph component: Cytoscape.js behind Streamlit's Components v2. Its source is in `frontend`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

Selection = dict[str, list[str]]
Call = Callable[[], None]


def _nothing() -> None:
    pass


@cache
def _component() -> Any:
    from streamlit.components.v2 import component

    return component("linkgraph.graph", js="graph-*.js")


def graph(data: dict[str, Any], key: str, on_expand: Call = _nothing) -> Selection:
    """Draws `data` (see `linkgraph.ui.drawing`) and returns the ids of the selected `nodes` and `edges`.

    `on_expand` is called when someone asks for the neighbours of a node: `st.session_state[key]["expand"]`.
    """
    chosen = data.get("selected") or {"nodes": [], "edges": []}
    result = _component()(
        key=key,
        data=data,
        default={"selection": chosen},
        on_selection_change=_nothing,
        on_expand_change=on_expand,
    )
    selection = result.get("selection") or {}
    return {kind: list(selection.get(kind) or []) for kind in ("nodes", "edges")}
