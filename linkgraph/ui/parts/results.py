"""The answer to a query as a table, and as a CSV file to download."""

from __future__ import annotations

import io
import json
from typing import Any

import streamlit as st

from linkgraph.cells import write_csv
from linkgraph.store.base import Result
from linkgraph.ui.parts.notes import nothing


def table(result: Result, seconds: float, key: str) -> None:
    """Shows the rows, says how many and how long it took, and offers them as CSV."""
    if not result.rows:
        nothing("No rows", "The question was understood and nothing fits it.")
        return
    cut = ", cut at the limit" if result.truncated else ""
    count, download = st.columns([0.8, 0.2], vertical_alignment="center")
    count.caption(f"{len(result.rows):,} rows in {seconds:.2f} s{cut}")
    download.download_button(
        "CSV", as_csv(result), f"{key.replace(' ', '-')}.csv", "text/csv", on_click="ignore", width="stretch"
    )
    rows = [{name: cell(value) for name, value in row.items()} for row in result.dicts()]
    st.dataframe(rows, hide_index=True, key=f"result {key}")


def cell(value: Any) -> Any:
    """A value that a table can show: nodes, edges and lists become text."""
    if value is None or isinstance(value, bool | int | float | str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)


def as_csv(result: Result) -> str:
    """The rows as CSV; text that a spreadsheet would take for a formula gets an apostrophe."""
    out = io.StringIO()
    write_csv([result.columns, *result.rows], out)
    return out.getvalue()
