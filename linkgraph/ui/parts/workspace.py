"""The graph of a cluster with the evidence beside it."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from linkgraph.ui import scenes
from linkgraph.ui.component import Selection, graph
from linkgraph.ui.desk import positions
from linkgraph.ui.parts import around, panel
from linkgraph.ui.parts.gone import lasting
from linkgraph.ui.position_route import address

HEIGHT = 690
EMPTY: Selection = {"nodes": [], "edges": []}


@st.fragment
def workspace(whole: dict[str, Any]) -> None:
    """The graph and the evidence of what is selected in it; a click reruns this part only."""
    with lasting(whole["id"]):
        _workspace(whole)


def _workspace(whole: dict[str, Any]) -> None:
    ident = whole["id"]
    left, right = st.columns([0.69, 0.31], gap="small")
    asked = st.session_state.setdefault(f"asked {ident}", around.asked())
    with left:
        selection = _large(ident) if whole["size"] > scenes.MOST else _graph(ident, asked)
    with right, st.container(border=True, height=HEIGHT):
        panel.panel(scenes.shown(ident, asked), selection)


def _large(ident: str) -> Selection:
    """Parts first; a part is opened by a double click, and left by the button."""
    number = _part(ident)
    if number is None:
        st.caption("Too many accounts to draw each. Parts hang together more closely; double-click one to open it.")
        key, drawn = f"graph {ident} in parts", scenes.drawn_in_parts(ident, HEIGHT - 40)
    else:
        st.button("All parts", icon=":material/arrow_back:", on_click=_leave, args=(ident,))
        st.query_params["part"] = str(number)
        key, drawn = f"graph {ident} part {number}", scenes.drawn_part(ident, number, HEIGHT - 55)
    places = st.session_state.setdefault(f"places {key}", _places(drawn["graph_id"]))
    return graph({**drawn, **places, "link": ["cluster", ident]}, key, partial(_enter, key, ident))


def _part(ident: str) -> int | None:
    """The part that is open: chosen here, or named by the address."""
    asked = st.query_params.get("part", "")
    number = int(asked) if asked.isdecimal() and int(asked) < len(scenes.parts(ident)) else None
    found: int | None = st.session_state.setdefault(f"part {ident}", number)
    return found


def _enter(key: str, ident: str) -> None:
    wanted = st.session_state[key].get("expand")
    if wanted and str(wanted.get("part", "")).startswith("part "):
        st.session_state[f"part {ident}"] = int(wanted["part"].removeprefix("part "))


def _leave(ident: str) -> None:
    st.session_state[f"part {ident}"] = None
    st.query_params.pop("part", None)


def _graph(ident: str, asked: list[dict[str, Any]]) -> Selection:
    key = f"graph {ident}"
    drawn = scenes.drawn(ident, asked, HEIGHT)
    places = st.session_state.setdefault(f"places {ident}", _places(ident))
    picked = st.session_state.setdefault(f"picked {ident}", st.query_params.get_all("selected"))
    given = {**drawn, **places, "selected": _picked(drawn, picked), "link": ["cluster", ident]}
    selection = graph(given, key, partial(_expand, key, asked))
    around.remember(asked)
    scenes.expect(ident, asked, drawn, selection["nodes"], HEIGHT)
    return selection


def _places(ident: str) -> dict[str, Any]:
    return {"positions": positions.kept(ident), "keep": address(ident)}


def _expand(key: str, asked: list[dict[str, Any]]) -> None:
    wanted = st.session_state[key].get("expand")
    if wanted and wanted.get("node"):
        asked.append({name: wanted.get(name) for name in ("node", "signal", "most")})


def _picked(drawn: dict[str, Any], idents: list[str]) -> Selection:
    """What the address said was selected; from then on the browser keeps the address."""
    if not idents:
        return EMPTY
    known = {kind: {item["id"] for item in drawn[kind]} for kind in ("nodes", "edges")}
    return {kind: [ident for ident in idents if ident in known[kind]] for kind in ("nodes", "edges")}
