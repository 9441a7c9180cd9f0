"""Runs: what was read and concluded when, what was left out, and which red flags could be tested."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.parts import coverage
from linkgraph.ui.parts.changed import changed
from linkgraph.ui.parts.notes import nothing, said, title
from linkgraph.ui.parts.quality import quality
from linkgraph.ui.parts.run_now import run_now
from linkgraph.ui.parts.uploading import uploading

COUNTS = ("accounts", "photos", "documents", "links", "clusters", "findings", "rejected")
HEADS = {"rejected": "Left out"}
MOST = 5000


def page() -> None:
    """Draws the page."""
    title("Runs", lead="What the case is made of, and where the numbers come from.")
    with said():
        runs, rejects, tested = data.runs(), data.rejects(), data.coverage()
    if not runs:
        nothing("No run yet", "Press “Run now” below.")
    else:
        _newest(runs[0])
    run_now()
    drawn: dict[str, Callable[[], None]] = {
        "History": lambda: _history(runs),
        "Sources": uploading,
        "Data quality": quality,
        "Left out": lambda: _rejects(rejects),
        "Red flags": lambda: coverage.table(tested, "coverage table"),
    }
    tabs = st.tabs(list(drawn), key="runs tab", bind="query-params")
    for tab, draw in zip(tabs, drawn.values(), strict=True):
        if tab.open:
            with tab:
                draw()


def _history(runs: list[dict[str, Any]]) -> None:
    st.dataframe([_run(row) for row in runs], hide_index=True, key="runs table")
    changed(runs)


def _newest(run: dict[str, Any]) -> None:
    for column, name in zip(st.columns(len(COUNTS)), COUNTS, strict=True):
        column.metric(HEADS.get(name, name.capitalize()), f"{run[name] or 0:,}")


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


page()
