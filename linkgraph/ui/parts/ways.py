"""How two accounts are connected: the strongest way, others, and ways round what someone does not trust."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st

from linkgraph import read
from linkgraph.ui import case, data
from linkgraph.ui.look import look
from linkgraph.ui.markup import div, show, span
from linkgraph.ui.parts.evidence import bits, line
from linkgraph.ui.parts.notes import nothing, said
from linkgraph.ui.parts.people import card
from linkgraph.ui.parts.places import remember, wanted

Row = dict[str, Any]
WITHOUT = "without"
"""What the address calls the accounts and values that a way does not pass through."""


def ways() -> None:
    """Draws the two fields and the ways."""
    columns = st.columns(2)
    left, right = (
        column.text_input(text, value=wanted(name) or "", placeholder="platform:id", key=f"path {name}").strip()
        for column, text, name in zip(columns, ("From account", "To account"), "ab", strict=True)
    )
    if not left or not right:
        nothing(
            "Give two accounts",
            "The strongest chain of links between them is shown, or else the rarest values they share.",
        )
        return
    remember("a", left)
    remember("b", right)
    _found(left, right)


def _found(left: str, right: str) -> None:
    avoided = st.session_state.setdefault(f"without {left} {right}", st.query_params.get_all(WITHOUT))
    if avoided != st.query_params.get_all(WITHOUT):
        st.query_params[WITHOUT] = avoided
    with said():
        found = read.path(case.store(), left, right, tuple(avoided))
    between = [node["id"] for node in found["nodes"] if node["id"] not in (left, right)]
    st.multiselect(
        "Do not pass through",
        list(dict.fromkeys([*avoided, *between])),
        key=f"without {left} {right}",
        placeholder="an account or value you do not trust",
    )
    if not found["nodes"]:
        nothing("No path", "Nothing that is not suppressed as a hub connects these two.")
        return
    every = [found, *found["others"]]
    names = [f"{'Strongest' if n == 0 else f'Way {n + 1}'} · {_length(way)}" for n, way in enumerate(every)]
    for tab, way in zip(st.tabs(names), every, strict=True):
        with tab:
            show(*_steps(way))


def _length(way: Row) -> str:
    steps = len(way["edges"])
    weakest = f", weakest {bits(way['weight'])} bits" if way["weight"] else ""
    return f"{steps} {'step' if steps == 1 else 'steps'}{weakest}"


def _steps(found: Row) -> Iterable[Any]:
    known = data.accounts(tuple(node["id"] for node in found["nodes"] if node["kind"] == "Account"))
    for number, node in enumerate(found["nodes"]):
        yield (
            card(known.get(node["id"], node))
            if node["kind"] == "Account"
            else div("lg-person", span("lg-chip", node["kind"]), span("", node["id"]))
        )
        if number < len(found["edges"]):
            yield _step(found["edges"][number])


def _step(edge: Row) -> Any:
    signals = [div("lg-ev-head", line(look(name)), look(name).title) for name in edge.get("signals") or ()]
    weight = f"{bits(edge['weight'])} bits" if edge.get("weight") else f"shared by {edge.get('accounts')} accounts"
    return div("lg-step", *(signals or [edge["type"].replace("_", " ").lower()]), span("lg-small", weight))
