"""Members and links as tables: the graph's twin for those who cannot or will not use it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.look import look
from linkgraph.ui.parts.places import go
from linkgraph.ui.photos import NO_PHOTO, face

Row = dict[str, Any]
MOST_CERTAIN = 99.9
"""What is shown of a higher probability, in per cent: evidence is never certain."""


def members(whole: Row) -> None:
    """The accounts of a cluster."""
    column = st.column_config
    st.dataframe(
        [_member(row) for row in whole["members"]],
        hide_index=True,
        row_height=44,
        key=f"members {whole['id']}",
        column_config={
            "photo": column.ImageColumn("Photo", width=60),
            "name": "Name",
            "id": "Account",
            "headline": column.TextColumn("Headline", width="large"),
            "country": "Country",
            "created_at": "Created",
        },
    )


def links(whole: Row) -> None:
    """The links of a cluster; a chosen one opens in Compare."""
    rows = sorted(whole["links"], key=lambda row: -row["weight"])
    names = {row["id"]: data.name_of(row) for row in whole["members"]}
    column = st.column_config
    event: Any = st.dataframe(
        [_link(row, names) for row in rows],
        hide_index=True,
        key=f"links {whole['id']}",
        on_select="rerun",
        selection_mode="single-row",
        column_config={
            "left": "Account",
            "right": "Account ",
            "weight": column.NumberColumn("Weight, bits", format="%+.1f"),
            "probability": column.ProgressColumn("Probability", min_value=0, max_value=100, format="%.1f %%"),
            "evidence": column.TextColumn("Evidence", width="large"),
        },
    )
    if event.selection.rows:
        row = rows[event.selection.rows[0]]
        go("compare", a=row["left"], b=row["right"])
    st.caption("Choose a row to compare its two accounts.")


def _member(row: Row) -> Row:
    return {
        "photo": face(row.get("photo")) or NO_PHOTO,
        "name": data.name_of(row),
        "id": row["id"],
        "headline": row.get("headline") or "",
        "country": row.get("country") or "",
        "created_at": (row.get("created_at") or row.get("first_seen") or "")[:10],
    }


def _link(row: Row, names: dict[str, str]) -> Row:
    return {
        "left": f"{names.get(row['left'], '')} ({row['left']})",
        "right": f"{names.get(row['right'], '')} ({row['right']})",
        "weight": row["weight"],
        "probability": min(MOST_CERTAIN, 100 * row["probability"]),
        "evidence": ", ".join(look(name).title for name in row["signals"] or ()),
    }
