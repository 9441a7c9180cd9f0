"""What a run changed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.markup import div, show
from linkgraph.ui.parts.notes import chip, counted, happened, nothing, said

Row = dict[str, Any]


def changed(runs: list[Row]) -> None:
    """What is new since the end of an earlier run, that of the last one unless another is chosen."""
    if len(runs) < 2:
        return
    names = {row["id"]: (row["finished_at"] or "")[:16].replace("T", " ") for row in runs[1:]}
    since = st.selectbox("What changed since the run of", list(names), format_func=names.__getitem__)
    with said():
        found = data.changes(since)
    news = (
        (len(found.links), "new link"),
        (len(found.evidence), "new item"),
        (len(found.findings), "new finding"),
        (len(found.judgements), "judgement"),
    )
    show(
        div(
            "lg-chips",
            *(chip(counted(count, word) + (" of evidence" if "item" in word else "")) for count, word in news),
        )
    )
    if not found.clusters:
        nothing("No cluster changed", "None began, grew, merged, was split or ended since then.")
        return
    rows = [{"cluster": row.cluster, "what": happened(row.kind), "detail": row.detail} for row in found.clusters]
    st.dataframe(
        rows, hide_index=True, key="changed", column_config={"detail": st.column_config.TextColumn(width="large")}
    )
