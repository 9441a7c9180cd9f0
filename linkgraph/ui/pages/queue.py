"""The queue: clusters, ranked, with a preview of the chosen one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.look import look
from linkgraph.ui.parts import preview, ranking
from linkgraph.ui.parts.notes import chip, counted, nothing, said, title
from linkgraph.ui.photos import NO_PHOTO, faces

PAGE = 50
FACES = 5


def page() -> None:
    """Draws the page."""
    with said():
        rows = data.clusters()
    title(
        "Queue",
        chip(counted(len(rows), "cluster")),
        lead="Groups of accounts that the evidence says one hand runs. Highest risk first.",
    )
    if not rows:
        nothing(
            "No clusters",
            "The last run linked no accounts. Runs says what was read, Hubs which values were too common.",
        )
        return
    list_column, side = st.columns([0.69, 0.31], gap="medium")
    with list_column:
        shown = ranking.choose(rows)
        chosen = _table(shown)
    with side, st.container(border=True):
        preview.preview(chosen) if chosen else nothing("No cluster fits", "Loosen a filter on the left.")


def _table(rows: list[dict[str, Any]]) -> dict[str, Any] | None:
    pages = max(1, -(-len(rows) // PAGE))
    number = min(st.session_state.get("queue page", 1), pages)
    part = rows[(number - 1) * PAGE : number * PAGE]
    with said():
        data.accounts(tuple(ident for row in part for ident in row["accounts"][:FACES]))
    event = st.dataframe(
        [_line(row) for row in part],
        key=f"queue table {number}",
        column_config=_columns(),
        row_height=46,
        height=min(640, 38 + 46 * max(1, len(part))),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-cell",
    )
    if pages > 1:
        st.pagination(pages, key="queue page")
    return part[min(_row(event), len(part) - 1)] if part else None


def _row(event: Any) -> int:
    cells = event.selection.cells
    return int(cells[0][0]) if cells else 0


def _line(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": row["id"],
        "faces": faces(data.photos_of(row["accounts"][:FACES])) or NO_PHOTO,
        "risk": row["risk"] or 0,
        "size": row["size"],
        "evidence": ", ".join(look(name).title for name in row["signals"] or ()),
        "findings": row["findings"],
    }


def _columns() -> dict[str, Any]:
    column = st.column_config
    return {
        "id": column.TextColumn("Cluster", width=100),
        "faces": column.ImageColumn("Photos", width=212),
        "risk": column.ProgressColumn("Risk", min_value=0, max_value=100, format="%d", width=104),
        "size": column.NumberColumn("Accounts", width=72),
        "evidence": column.TextColumn("Evidence", width=250),
        "findings": column.NumberColumn("Findings", width=70),
    }


page()
