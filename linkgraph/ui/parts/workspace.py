"""The graph of a cluster with the evidence beside it."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from linkgraph.ui import scenes
from linkgraph.ui.component import Selection, graph
from linkgraph.ui.desk import positions
from linkgraph.ui.parts import panel
from linkgraph.ui.parts.notes import nothing
from linkgraph.ui.position_route import address

HEIGHT = 690
MOST = 1500
EMPTY: Selection = {"nodes": [], "edges": []}


@st.fragment
def workspace(whole: dict[str, Any]) -> None:
    """The graph and the evidence of what is selected in it; a click reruns this part only."""
    ident = whole["id"]
    left, right = st.columns([0.69, 0.31], gap="small")
    asked = st.session_state.setdefault(f"asked {ident}", [])
    with left:
        if whole["size"] > MOST:
            nothing("Too many accounts to draw", f"{whole['size']:,} accounts; use the tables below.")
            selection = EMPTY
        else:
            selection = _graph(ident, asked)
    with right, st.container(border=True, height=HEIGHT):
        panel.panel(scenes.shown(ident, asked), selection)


def _graph(ident: str, asked: list[dict[str, Any]]) -> Selection:
    key = f"graph {ident}"
    drawn = scenes.drawn(ident, asked, HEIGHT)
    places = st.session_state.setdefault(f"places {ident}", _places(ident))
    picked = st.session_state.setdefault(f"picked {ident}", st.query_params.get("selected"))
    given = {**drawn, **places, "selected": _picked(drawn, picked)}
    selection = graph(given, key, partial(_expand, key, asked))
    _remember(selection)
    return selection


def _places(ident: str) -> dict[str, Any]:
    return {"positions": positions.kept(ident), "keep": address(ident)}


def _expand(key: str, asked: list[dict[str, Any]]) -> None:
    wanted = st.session_state[key].get("expand")
    if wanted and wanted.get("node"):
        asked.append({name: wanted.get(name) for name in ("node", "signal", "most")})


def _picked(drawn: dict[str, Any], ident: str | None) -> Selection:
    if ident is None:
        return EMPTY
    return {kind: [ident] if any(item["id"] == ident for item in drawn[kind]) else [] for kind in ("nodes", "edges")}


def _remember(selection: Selection) -> None:
    first = next(iter([*selection["nodes"], *selection["edges"]]), None)
    if first is None:
        st.query_params.pop("selected", None)
    elif st.query_params.get("selected") != first:
        st.query_params["selected"] = first
