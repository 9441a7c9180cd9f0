"""Below the graph: what the tables say, where the cluster is fragile, what was tested, notes and history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from linkgraph.ui import people
from linkgraph.ui.desk import audit, notes
from linkgraph.ui.markup import Safe, div, show, span, tag
from linkgraph.ui.parts import coverage, tables
from linkgraph.ui.parts.assessment import assessment
from linkgraph.ui.parts.findings import by_flag
from linkgraph.ui.parts.gone import lasting
from linkgraph.ui.parts.notes import counted, happened, nothing
from linkgraph.ui.parts.weak_points import weak_points
from linkgraph.ui.parts.world_map import world_map

Row = dict[str, Any]


@st.fragment
def lower(whole: Row) -> None:
    """The tabs; only the open one is worked out, and the address says which it is."""
    counts = {"Members": whole["size"], "Links": len(whole["links"]), "Findings": len(whole["findings"])}
    drawn: dict[str, Callable[[Row], None]] = {
        "Members": tables.members,
        "Links": tables.links,
        "Findings": _findings,
        "Map": world_map,
        "Weak points": weak_points,
        "Risk and roles": assessment,
        "Flags tested": coverage.of_cluster,
        "Notes": _notes,
        "History": _history,
    }
    opened = st.tabs(list(drawn), key="below", bind="query-params")
    for tab, (name, draw) in zip(opened, drawn.items(), strict=True):
        if tab.open:
            with tab, lasting(whole["id"]):
                st.caption(counted(counts[name], name.lower().removesuffix("s"))) if name in counts else None
                draw(whole)


def _findings(whole: Row) -> None:
    if whole["findings"]:
        show(by_flag(whole["findings"]))
    else:
        nothing("No findings", "No red flag was found here. “Flags tested” says which could not be tested.")


def _notes(whole: Row) -> None:
    about, who = whole["id"], people.person()
    written = st.container()
    with st.form(f"note {about}", clear_on_submit=True, border=False):
        text = st.text_area("New note", height=80, placeholder="what you saw, what to ask next")
        if st.form_submit_button("Add note", disabled=not who.may("analyst")) and text.strip():
            notes.add(about, text.strip(), who.name)
    with written:
        show(*(_note(row) for row in notes.notes(about)))


def _note(row: dict[str, str]) -> Safe:
    return div("lg-note-said", tag("b", row["who"]), span("lg-small", _moment(row["at"])), tag("p", row["text"]))


def _moment(at: str | None) -> str:
    return (at or "")[:16].replace("T", " ")


def _history(whole: Row) -> None:
    rows = [{"at": row["at"], "kind": happened(row["kind"]), "detail": row["detail"]} for row in whole["history"]]
    rows += [
        {
            "at": row["at"],
            "kind": row["judgement"],
            "detail": f"{row['by']}: {row['left']} and {row['right']}. {row['reason'] or ''}",
        }
        for row in whole["judgements"]
    ]
    rows += [
        {"at": row["at"], "kind": row["what"], "detail": f"{row['who']}. {row['detail'] or ''}"}
        for row in audit.entries(whole["id"])
    ]
    if not rows:
        nothing("No history yet", "Each run that changes this cluster, and each decision, is listed here.")
        return
    cells = (
        cell
        for row in sorted(rows, key=lambda row: row["at"] or "")
        for cell in (span("lg-small", _moment(row["at"])), tag("b", row["kind"]), span("", row["detail"]))
    )
    show(div("lg-history", *cells))
