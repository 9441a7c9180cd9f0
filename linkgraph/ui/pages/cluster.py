"""One cluster: its graph with the evidence beside it, the decision above, tables and notes below."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.errors import UsageError
from linkgraph.read import Wanted
from linkgraph.ui import data
from linkgraph.ui.desk import states
from linkgraph.ui.markup import span
from linkgraph.ui.parts import verdict
from linkgraph.ui.parts.gone import gone
from linkgraph.ui.parts.lower import lower
from linkgraph.ui.parts.notes import nothing, risk_chip, said, spread, title
from linkgraph.ui.parts.places import go, remember, wanted
from linkgraph.ui.parts.workspace import workspace

VIEW = ("view", "selected", "around", "part")
"""What the address says about the graph of one cluster."""


def page() -> None:
    """Draws the page."""
    ident = _chosen()
    if ident is None:
        nothing("No cluster is open", "Choose one in the Queue, or open a link that names one.")
        return
    with said():
        try:
            whole = data.cluster(ident)
        except UsageError:
            st.session_state.pop("last cluster", None)
            gone(ident)
            return
    _head(whole)
    workspace(whole)
    lower(whole)


def _chosen() -> str | None:
    ident = wanted("cluster")
    if ident is None:
        first = _order()
        return remember("cluster", first[0]) if first else None
    return ident


def _order() -> list[str]:
    """The clusters of the queue as it was seen last; before that, those of the highest risk."""
    seen: list[str] | None = st.session_state.get("queue ids")
    if seen:
        return seen
    with said():
        return [row["id"] for row in data.queue(Wanted(), "risk", 0, 50)[0]]


def _head(whole: dict[str, Any]) -> None:
    name, steps = st.columns([0.56, 0.44], vertical_alignment="center")
    with name:
        title(
            f"Cluster {whole['id']}",
            risk_chip(whole["risk"]),
            verdict.state_chip(states.state(whole["id"])),
            span("lg-small", spread(whole)),
        )
    with steps, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        verdict.assign(whole)
        verdict.decide(whole)
        if st.button("Report", icon=":material/description:", help="Build the report of this cluster"):
            go("reports", cluster=whole["id"])
        _step(whole["id"], -1, ":material/chevron_left:", "Previous cluster", "p")
        _step(whole["id"], +1, ":material/chevron_right:", "Next cluster", "n")


def _step(ident: str, by: int, icon: str, text: str, shortcut: str) -> None:
    order = _order()
    place = order.index(ident) + by if ident in order else -1
    inside = 0 <= place < len(order)
    pressed = st.button("", key=text, icon=icon, help=f"{text} ({shortcut})", disabled=not inside, shortcut=shortcut)
    if pressed and inside:
        for name in VIEW:
            st.query_params.pop(name, None)
        remember("cluster", order[place])
        st.rerun()


page()
