"""People: who is signed in and may do what, and the list of what everyone did."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import people
from linkgraph.ui.desk import audit
from linkgraph.ui.markup import div, join, show, tag
from linkgraph.ui.parts.notes import chip, nothing, title

MAY = {
    "viewer": "looks at everything and downloads reports",
    "analyst": "also decides, judges, assigns and writes notes",
    "admin": "also allows and denies hubs, uploads sources and starts runs",
}


def page() -> None:
    """Draws the page."""
    who = people.person()
    title("People", chip(f"{who.name} · {who.role}"), lead="Who may do what, and who did what.")
    _access()
    _audit()


def _access() -> None:
    rows = (join(tag("dt", role), tag("dd", text)) for role, text in MAY.items())
    show(tag("dl", *rows, class_="lg-facts"))
    if people.shared():
        if st.button("Sign out", icon=":material/logout:"):
            st.logout()
        return
    show(
        div(
            "lg-small",
            "This is your own machine: nobody signs in, and you may do everything. To share a case, set up sign-in "
            "by OpenID Connect; the guide “Share a case” in the documentation says how.",
        )
    )


def _audit() -> None:
    rows: list[dict[str, Any]] = audit.entries()
    if not rows:
        nothing("Nothing was done yet", "Decisions, notes, judgements, hubs, runs and downloads are listed here.")
        return
    shown = [
        {
            "when": (row["at"] or "")[:16].replace("T", " "),
            "who": row["who"],
            "what": row["what"],
            "about": row["about"],
            "detail": row["detail"],
        }
        for row in rows
    ]
    st.dataframe(
        shown,
        hide_index=True,
        key="audit table",
        column_config={"detail": st.column_config.TextColumn("detail", width="large")},
    )


page()
