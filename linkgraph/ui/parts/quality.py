"""How complete the data is."""

from __future__ import annotations

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.parts.notes import nothing, said

MOST = 6
"""Platforms that get a column of their own."""


def quality() -> None:
    """The part of the accounts that has each field, in all and by platform."""
    with said():
        rows = data.filled()
    if not rows or not rows[0]["platforms"]:
        nothing("No accounts", "Add a source and run the case.")
        return
    platforms = list(rows[0]["platforms"])[:MOST]
    bar = st.column_config.ProgressColumn
    st.dataframe(
        [
            {
                "field": row["field"].replace("_", " "),
                "accounts": row["accounts"],
                "in all": 100 * row["share"],
                **{name: 100 * row["platforms"][name] for name in platforms},
            }
            for row in rows
        ],
        hide_index=True,
        key="quality table",
        height="content",
        column_config={
            name: bar(name or "unknown", min_value=0, max_value=100, format="%.0f %%")
            for name in ["in all", *platforms]
        },
    )
    st.caption(
        "A field that a platform leaves empty cannot link its accounts. “Red flags” says what that leaves untested."
    )
