"""Which red flags were found, were clear, or could not be tested."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.flags.wanted import in_words, needs_in_words
from linkgraph.ui import data
from linkgraph.ui.parts.notes import nothing

ORDER = {"found": 0, "untestable": 1, "clear": 2}
SIGNS = {"found": "⚑ found", "untestable": "? no data", "clear": "✓ clear"}
Row = dict[str, Any]


def table(rows: list[Row], key: str) -> None:
    """Every flag with its status in the case."""
    if not rows:
        nothing("No red flags are installed", "They are the files in queries/flags.")
        return
    ordered = sorted(rows, key=lambda row: (ORDER.get(row["status"], 9), row["title"] or row["flag"]))
    shown = [
        {
            "flag": row["title"] or row["flag"],
            "status": SIGNS.get(row["status"], row["status"]),
            "findings": row["findings"],
            "needs": needs_in_words(row["needs"]),
        }
        for row in ordered
    ]
    wide = {name: st.column_config.TextColumn(name, width="large") for name in ("flag", "needs")}
    st.dataframe(shown, hide_index=True, key=key, column_config=wide)


def of_cluster(whole: Row) -> None:
    """Every flag with its status in this cluster."""
    here: dict[str, int] = {}
    for row in whole["findings"]:
        here[row["flag"]] = here.get(row["flag"], 0) + 1
    covered = whole.get("coverage") or {}
    if covered.get("missing"):
        st.caption(f"Data that would test more: {'; '.join(map(in_words, covered['missing'][:8]))}")
    rows = [_here(row, here.get(row["flag"], 0), covered) for row in data.coverage()]
    table(rows, f"coverage {whole['id']}")


def _here(row: Row, count: int, covered: Row) -> Row:
    """The status by the data of this cluster's own accounts, where a run worked it out."""
    lacking = row["flag"] in (covered.get("untestable") or ()) or row["status"] == "untestable"
    status = "found" if count else "untestable" if lacking else "clear"
    return {**row, "status": status, "findings": count}
