"""Below the graph: what the tables say, where the cluster is fragile, what was tested, notes and history."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import data, people
from linkgraph.ui.desk import audit, notes
from linkgraph.ui.markup import Safe, div, show, span, tag
from linkgraph.ui.parts import coverage, tables
from linkgraph.ui.parts.assessment import assessment
from linkgraph.ui.parts.findings import finding
from linkgraph.ui.parts.notes import counted, nothing
from linkgraph.ui.parts.places import go

Row = dict[str, Any]


def lower(whole: Row) -> None:
    """The tabs."""
    weak = data.fragility(whole["id"])
    said = notes.notes(whole["id"])
    names = (
        "Members",
        f"Links · {len(whole['links'])}",
        f"Findings · {len(whole['findings'])}",
        f"Weak points · {len(weak)}",
        "Risk and roles",
        "Flags tested",
        f"Notes · {len(said)}",
        "History",
    )
    members, links, found, fragile, assessed, tested, written, life = st.tabs(names)
    with members:
        tables.members(whole)
    with links:
        tables.links(whole)
    with found:
        _findings(whole["findings"])
    with fragile:
        _weak(whole, weak)
    with assessed:
        assessment(whole)
    with tested:
        coverage.of_cluster(whole)
    with written:
        _notes(whole["id"], said)
    with life:
        _history(whole)


def _findings(rows: list[Row]) -> None:
    if rows:
        show(*(finding(row) for row in rows))
    else:
        nothing("No findings", "No red flag was found here. “Flags tested” says which could not be tested.")


def _weak(whole: Row, weak: list[Row]) -> None:
    if not weak:
        nothing("No weak points", "No single link holds this cluster together: take any one away and it stays whole.")
        return
    st.caption(
        "Each of these links alone holds two parts together. Look at them first: if one is wrong, the cluster splits."
    )
    names = {row["id"]: data.name_of(row) for row in whole["members"]}
    for row in weak[:20]:
        text, action = st.columns([0.86, 0.14], vertical_alignment="center")
        sizes = f"without it: {row['parts'][0]} and {row['parts'][1]} accounts"
        pair = f"{names.get(row['left'], row['left'])} ↔ {names.get(row['right'], row['right'])}"
        with text:
            show(div("lg-ev-head", tag("b", pair), span("lg-small", f"{row['weight']:+.1f} bits · {sizes}")))
        if action.button("Compare", key=f"weak {row['left']} {row['right']}", width="stretch"):
            go("compare", a=row["left"], b=row["right"])
    if len(weak) > 20:
        st.caption(f"and {counted(len(weak) - 20, 'more link')} of this kind")


def _notes(about: str, rows: list[dict[str, str]]) -> None:
    show(*(_note(row) for row in rows))
    who = people.person()
    with st.form(f"note {about}", clear_on_submit=True, border=False):
        text = st.text_area("New note", height=80, placeholder="what you saw, what to ask next")
        if st.form_submit_button("Add note", disabled=not who.may("analyst")) and text.strip():
            notes.add(about, text.strip(), who.name)
            st.rerun()


def _note(row: dict[str, str]) -> Safe:
    return div("lg-note-said", tag("b", row["who"]), span("lg-small", _moment(row["at"])), tag("p", row["text"]))


def _moment(at: str | None) -> str:
    return (at or "")[:16].replace("T", " ")


def _history(whole: Row) -> None:
    rows = [{"at": row["at"], "kind": row["kind"], "detail": row["detail"]} for row in whole["history"]]
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
