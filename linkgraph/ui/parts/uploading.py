"""Files of the case, and taking in more of them, looked at before they are kept."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import streamlit as st

from linkgraph.errors import LinkgraphError
from linkgraph.records import record_kinds
from linkgraph.ui import people, sources
from linkgraph.ui.desk import audit
from linkgraph.ui.parts.notes import nothing

ROWS = 5


def uploading() -> None:
    """The files there are, and the place to drop others."""
    st.dataframe([_line(row) for row in sources.files()], hide_index=True, key="source files")
    who = people.person()
    given: Any = st.file_uploader(
        "Add a source", type=["csv", "jsonl", "parquet", "xlsx", "gz", "zst"], disabled=not who.may("admin")
    )
    if not people.shared():
        _pointed_at(who.name)
    if given is None:
        st.caption("profiles, photos, documents, addresses, logins, payments, reviews, events, watchlist, judgements")
        return
    _preview(given.name, given.getvalue())
    if st.button(f"Keep {given.name} in the case", type="primary"):
        _keep(given.name, given.getvalue(), who.name)


def _pointed_at(who: str) -> None:
    """Only on one's own machine: a visitor has no business with the server's files."""
    field, action = st.columns([0.8, 0.2], vertical_alignment="bottom")
    path = field.text_input("Or a file on this machine", placeholder="/home/me/export/profiles.csv", key="source path")
    if action.button("Copy it in", width="stretch", disabled=not path.strip()):
        _kept(lambda: sources.copy_in(path.strip()), who)


def _line(row: dict[str, Any]) -> dict[str, Any]:
    changed = datetime.fromtimestamp(row["changed"], UTC)
    return {"file": row["file"], "size": f"{row['size'] / 1024:,.0f} kB", "changed": f"{changed:%Y-%m-%d %H:%M}"}


def _preview(name: str, content: bytes) -> None:
    if not name.lower().endswith(".csv"):
        st.caption("It is read by the next run; what cannot be read is listed under Left out.")
        return
    lines = csv.DictReader(io.StringIO(content[:200_000].decode("utf-8", errors="replace")))
    rows = list(islice(lines, ROWS))
    table = name.partition(".")[0]
    kind = record_kinds().get(table)
    known = kind.columns if kind else ()
    columns = [column for column in lines.fieldnames or [] if column]
    st.dataframe(
        [
            {
                "column": column,
                "is": "known" if column in known else "kept as an attribute" if known else "needs linkgraph.toml",
                "for example": " · ".join(str(row[column])[:60] for row in rows if row.get(column)),
            }
            for column in columns
        ],
        hide_index=True,
        key=f"preview {name}",
    )


def _keep(name: str, content: bytes, who: str) -> None:
    _kept(lambda: sources.take_in(name, content), who)


def _kept(take: Callable[[], Path], who: str) -> None:
    try:
        path = take()
    except (LinkgraphError, OSError) as error:
        nothing("That was not kept", str(error))
        return
    audit.record(who, "added a source", None, path.name)
    st.toast(f"{path.name} is in the case; run it now.", icon=":material/upload:")
