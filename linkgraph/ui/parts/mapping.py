"""What an uploaded file holds, and how its columns are read, before it is kept."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import Any

import streamlit as st

from linkgraph.errors import LinkgraphError
from linkgraph.records import record_kinds
from linkgraph.ui import sources
from linkgraph.ui.parts.notes import nothing

Row = dict[str, Any]
ROWS = 5
LOOKED_AT = 200_000
"""Bytes of a file whose columns are looked at."""


def mapping(name: str, content: bytes) -> str | None:
    """Shows how the file would be read. The text of a `linkgraph.toml` to be kept with it, where it needs one."""
    if sources.is_known(name):
        _columns(name, content)
        return None
    if says := sources.recognised(name, content):
        st.caption(f"It says itself what it holds ({says.replace('_', ' ')}); the next run reads it.")
        return None
    try:
        proposed = sources.proposed(name, content)
    except LinkgraphError as error:
        nothing("Nothing here can read this file", str(error))
        return None
    if sources.has_mapping():
        st.caption("The names of this file or its columns are others than ours. Add these lines to linkgraph.toml:")
        st.code(proposed, language="toml", wrap_lines=True)
        _as_read(name, content, proposed)
        return None
    text = st.text_area(
        "How it is read (kept as linkgraph.toml; on the left what linkgraph calls it, on the right the file)",
        value=proposed,
        height=240,
        key=f"mapping {name}",
    )
    return text if _as_read(name, content, text) else None


def _as_read(name: str, content: bytes, text: str) -> bool:
    """The first rows as they would be read; False where the mapping is wrong."""
    try:
        rows = sources.read_with(name, content, text)
    except LinkgraphError as error:
        nothing("It cannot be read like this", str(error))
        return False
    st.caption("The first rows as they would be read")
    st.dataframe([{key: value for key, value in row.items() if key != "extra"} for row in rows], hide_index=True)
    return True


def _columns(name: str, content: bytes) -> None:
    if not name.lower().endswith(".csv"):
        st.caption("It is read by the next run; what cannot be read is listed under Left out.")
        return
    known = record_kinds()[sources.table(name)].columns
    lines = csv.DictReader(io.StringIO(content[:LOOKED_AT].decode("utf-8", errors="replace")))
    rows = list(islice(lines, ROWS))
    shown = [
        {
            "column": column,
            "is": "known" if column in known else "kept as an attribute",
            "for example": " · ".join(str(row[column])[:60] for row in rows if row.get(column)),
        }
        for column in lines.fieldnames or []
        if column
    ]
    st.dataframe(shown, hide_index=True, key=f"preview {name}")
