"""Hubs: values too widely shared to link on, and what each would merge."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.look import look
from linkgraph.ui.parts.notes import chip, counted, nothing, said, title


def page() -> None:
    """Draws the page."""
    with said():
        rows = data.hubs()
    title(
        "Hubs",
        chip(counted(len(rows), "value")),
        lead="Too many accounts share these to say much. They link nothing unless someone allows them.",
    )
    if not rows:
        nothing("No hubs", "No value is shared by more accounts than may link on it.")
        return
    kinds = sorted({row["kind"] for row in rows})
    chosen = st.pills("Kind", kinds, selection_mode="multi", format_func=lambda kind: look(kind).title, key="hub kinds")
    column = st.column_config
    st.dataframe(
        [_line(row) for row in rows if not chosen or row["kind"] in chosen],
        hide_index=True,
        key="hubs table",
        column_config={
            "kind": "Kind",
            "value": column.TextColumn("Value", width="medium"),
            "accounts": column.NumberColumn("Accounts"),
            "state": "State",
            "reason": column.TextColumn("Why", width="large"),
            "would_size": column.NumberColumn(
                "Would make a cluster of", help="accounts joined if the value were allowed"
            ),
            "would_join": column.ListColumn("Would join"),
        },
    )
    st.caption("`linkgraph hubs allow VALUE` or `linkgraph hubs deny VALUE` changes what the next run does.")


def _line(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "kind": look(row["kind"]).title,
        "value": row["value"],
        "accounts": row["accounts"],
        "state": "suppressed" if row["suppressed"] else "allowed",
        "reason": row["reason"],
        "would_size": row["would_size"],
        "would_join": (row["would_join"] or [])[:20],
    }


page()
