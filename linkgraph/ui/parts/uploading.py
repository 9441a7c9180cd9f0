"""Files of the case, and taking in more of them, looked at before they are kept."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from itertools import islice
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
    if given is None:
        st.caption("profiles, photos, documents, addresses, logins, payments, reviews, events, watchlist, judgements")
        return
    _preview(given.name, given.getvalue())
    if st.button(f"Keep {given.name} in the case", type="primary"):
        _keep(given.name, given.getvalue(), who.name)


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
    try:
        path = sources.take_in(name, content)
    except (LinkgraphError, OSError) as error:
        nothing("That was not kept", str(error))
        return
    audit.record(who, "added a source", None, path.name)
    st.toast(f"{path.name} is in the case; run it now.", icon=":material/upload:")
