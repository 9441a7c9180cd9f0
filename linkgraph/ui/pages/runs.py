"""Runs: what was read and concluded when, what was left out, and which red flags could be tested."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.parts.notes import nothing, said, title

COUNTS = ("accounts", "photos", "documents", "links", "clusters", "findings", "rejected")
ORDER = {"found": 0, "untestable": 1, "clear": 2}
MOST = 5000


def page() -> None:
    """Draws the page."""
    title("Runs", lead="Where the numbers come from.")
    with said():
        runs, rejects, coverage = data.runs(), data.rejects(), data.coverage()
    if not runs:
        nothing("No run yet", "Run `linkgraph run` on the case folder, then reload this page.")
        return
    _newest(runs[0])
    history, left_out, flags = st.tabs(["History", f"Left out · {len(rejects):,}", f"Red flags · {len(coverage)}"])
    with history:
        st.dataframe([_run(row) for row in runs], hide_index=True, key="runs table")
    with left_out:
        _rejects(rejects)
    with flags:
        _coverage(coverage)


def _newest(run: dict[str, Any]) -> None:
    for column, name in zip(st.columns(len(COUNTS)), COUNTS, strict=True):
        column.metric(name.capitalize(), f"{run[name] or 0:,}")


def _run(row: dict[str, Any]) -> dict[str, Any]:
    shown = {
        "finished": (row["finished_at"] or "")[:16].replace("T", " "),
        **{name: row[name] for name in COUNTS},
    }
    return {**shown, "seconds": round(row["seconds"] or 0, 1), "version": row["version"], "run": row["id"]}


def _rejects(rows: list[dict[str, Any]]) -> None:
    if not rows:
        nothing("Nothing was left out", "Every row and file of the case could be read.")
        return
    shown = [{"file": row["file"], "line": row["line"] or None, "reason": row["reason"]} for row in rows[:MOST]]
    st.dataframe(
        shown,
        hide_index=True,
        key="rejects table",
        column_config={"reason": st.column_config.TextColumn("reason", width="large")},
    )


def _coverage(rows: list[dict[str, Any]]) -> None:
    if not rows:
        nothing("No red flags are installed", "They are the files in queries/flags.")
        return
    ordered = sorted(rows, key=lambda row: (ORDER.get(row["status"], 9), row["title"] or row["flag"]))
    shown = [
        {
            "flag": row["title"] or row["flag"],
            "status": row["status"],
            "findings": row["findings"],
            "needs": row["needs"],
        }
        for row in ordered
    ]
    st.dataframe(
        shown,
        hide_index=True,
        key="coverage table",
        column_config={"flag": st.column_config.TextColumn("flag", width="large")},
    )


page()
