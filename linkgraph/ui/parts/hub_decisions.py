"""What people decided about widely shared values: who, when and why, and taking it back."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui.parts.notes import counted

Row = dict[str, Any]
WORDS = {"allow": "allowed to link", "deny": "held back"}
COLUMNS: Row = {"value": "Value", "decision": "Decision", "for": "For", "by": "By", "at": "At"}


def standing(journal: list[Row]) -> list[Row]:
    """Those in force, newest first: of `journal`, oldest first, the last for each value, everywhere or in a cluster."""
    newest: dict[tuple[str, str | None], Row] = {}
    for row in journal:
        newest.pop((row["value"], row["cluster"]), None)
        newest[row["value"], row["cluster"]] = row
    return [row for row in reversed(newest.values()) if row["decision"] in WORDS]


def hub_decisions(journal: list[Row], *, may: bool) -> tuple[Row, str] | None:
    """Shows those in force; one that is to be taken back, and why, where somebody who `may` asks for it."""
    rows = standing(journal)
    if not rows:
        return None
    with st.expander(f"{counted(len(rows), 'decision')} in force", icon=":material/gavel:"):
        event: Any = st.dataframe(
            [_line(row) for row in rows],
            hide_index=True,
            key=f"hub decisions {len(journal)}",  # once one is taken back, nothing is chosen
            on_select="rerun",
            selection_mode="single-row",
            column_config=COLUMNS | {"reason": st.column_config.TextColumn("Why", width="large")},
        )
        picked = [rows[place] for place in event.selection.rows if place < len(rows)]
        if not picked:
            st.caption("Choose one to take it back. The value then counts as it would have without it.")
            return None
        reason = st.text_input("Reason", placeholder="why it no longer holds", key="hub back why")
        if st.button("Take it back", icon=":material/undo:", disabled=not may):
            return picked[0], reason.strip()
    return None


def _line(row: Row) -> Row:
    return {
        "value": row["value"],
        "decision": WORDS[row["decision"]],
        "for": row["cluster"] or "the whole case",
        "by": row["by"],
        "at": (row["at"] or "")[:16].replace("T", " "),
        "reason": row["reason"],
    }
