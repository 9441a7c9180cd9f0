"""One cluster: its graph with the evidence beside it, and its members, links, findings and history below."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.component import graph
from linkgraph.ui.drawing import drawing
from linkgraph.ui.markup import div, show, span, tag
from linkgraph.ui.parts import panel, tables
from linkgraph.ui.parts.findings import finding
from linkgraph.ui.parts.notes import nothing, risk_chip, said, spread, title
from linkgraph.ui.parts.places import remember, wanted

HEIGHT = 610
MOST = 1500


def page() -> None:
    """Draws the page."""
    ident = _chosen()
    if ident is None:
        nothing("No cluster is open", "Choose one in the Queue, or open a link that names one.")
        return
    with said():
        whole = data.cluster(ident)
    _head(whole)
    workspace(whole)
    _below(whole)


def _chosen() -> str | None:
    ident = wanted("cluster")
    if ident is None:
        with said():
            rows = data.clusters()
        return remember("cluster", rows[0]["id"]) if rows else None
    return ident


def _head(whole: dict[str, Any]) -> None:
    name, steps = st.columns([0.84, 0.16], vertical_alignment="center")
    with name:
        title(
            f"Cluster {whole['id']}",
            risk_chip(whole["risk"]),
            span("lg-small", spread(whole)),
        )
    with steps, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
        _step(whole["id"], -1, ":material/chevron_left:", "Previous cluster", "p")
        _step(whole["id"], +1, ":material/chevron_right:", "Next cluster", "n")


def _step(ident: str, by: int, icon: str, text: str, shortcut: str) -> None:
    order = [row["id"] for row in data.clusters()]
    place = order.index(ident) + by if ident in order else -1
    inside = 0 <= place < len(order)
    pressed = st.button("", key=text, icon=icon, help=f"{text} ({shortcut})", disabled=not inside, shortcut=shortcut)
    if pressed and inside:
        remember("cluster", order[place])
        st.rerun()


@st.fragment
def workspace(whole: dict[str, Any]) -> None:
    """The graph and the evidence of what is selected in it; a click reruns this part only."""
    left, right = st.columns([0.69, 0.31], gap="small")
    with left:
        if whole["size"] > MOST:
            nothing("Too many accounts to draw", f"{whole['size']:,} accounts; use the tables below.")
            selection: dict[str, list[str]] = {"nodes": [], "edges": []}
        else:
            drawn = drawing(whole["id"], whole["members"], whole["evidence"], HEIGHT)
            selection = graph(drawn, key=f"graph {whole['id']}")
    with right, st.container(border=True, height=HEIGHT):
        panel.panel(whole, selection)


def _below(whole: dict[str, Any]) -> None:
    members, links, found, life = st.tabs(
        ["Members", f"Links · {len(whole['links'])}", f"Findings · {len(whole['findings'])}", "History"]
    )
    with members:
        tables.members(whole)
    with links:
        tables.links(whole)
    with found:
        _findings(whole["findings"])
    with life:
        _history(whole["history"], whole["judgements"])


def _findings(rows: list[dict[str, Any]]) -> None:
    if rows:
        show(*(finding(row) for row in rows))
    else:
        nothing(
            "No findings",
            "No red flag was found here. Runs says which flags could not be tested for lack of data.",
        )


def _history(events: list[dict[str, Any]], judgements: list[dict[str, Any]]) -> None:
    said_ = [
        {
            "at": row["at"],
            "kind": row["judgement"],
            "detail": f"{row['by']}: {row['left']} and {row['right']}. {row['reason'] or ''}",
        }
        for row in judgements
    ]
    rows = sorted([*events, *said_], key=lambda row: row["at"] or "")
    if not rows:
        nothing("No history yet", "Each run that changes this cluster, and each judgement, is listed here.")
        return
    cells = (
        cell
        for row in rows
        for cell in (
            span("lg-small", (row["at"] or "")[:16].replace("T", " ")),
            tag("b", row["kind"]),
            span("", row["detail"]),
        )
    )
    show(div("lg-history", *cells))


page()
