"""Files of the case, and taking in more of them, looked at before they are kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from linkgraph.case.config import CONFIG_FILE
from linkgraph.errors import LinkgraphError
from linkgraph.records import record_kinds
from linkgraph.ui import people, sources
from linkgraph.ui.desk import audit
from linkgraph.ui.parts.mapping import mapping
from linkgraph.ui.parts.notes import nothing

KEPT, FIELD = "source kept", "source field"
ENDINGS = sorted({ending.removeprefix(".") for ending in (*sources.TABLES, *sources.TELLING)})


def uploading() -> None:
    """The files there are, and the place to drop others."""
    if there := sources.files():
        st.dataframe([_line(row) for row in there], hide_index=True, key="source files")
    if kept := st.session_state.pop(KEPT, None):
        st.toast(f"{kept} is in the case; run it now.", icon=":material/upload:")
    who = people.person()
    field = f"source {st.session_state.get(FIELD, 0)}"
    given: Any = st.file_uploader("Add a source", type=ENDINGS, disabled=not who.may("admin"), key=field)
    if not people.shared():
        _pointed_at(who.name)
    if given is None:
        st.caption(
            f"A file called {', '.join(record_kinds())} is read as it is. "
            "Of others you are shown first how they would be read."
        )
        return
    try:
        sources.checked(given.name)
    except LinkgraphError as error:
        nothing("This cannot be a source", str(error))
        return
    text = mapping(given.name, given.getvalue())
    wanted = "with this mapping" if text else "in the case"
    if st.button(f"Keep {given.name} {wanted}", type="primary"):
        _keep(given.name, given.getvalue(), text, who.name)


def _pointed_at(who: str) -> None:
    """Only on one's own machine: a visitor has no business with the server's files."""
    field, action = st.columns([0.8, 0.2], vertical_alignment="bottom")
    path = field.text_input("Or a file on this machine", placeholder="/home/me/export/profiles.csv", key="source path")
    if action.button("Copy it in", width="stretch", disabled=not path.strip()):
        _kept(lambda: sources.copy_in(path.strip()), who)


def _line(row: dict[str, Any]) -> dict[str, Any]:
    changed = datetime.fromtimestamp(row["changed"], UTC)
    return {"file": row["file"], "size": f"{row['size'] / 1024:,.0f} kB", "changed": f"{changed:%Y-%m-%d %H:%M}"}


def _keep(name: str, content: bytes, text: str | None, who: str) -> None:
    def take() -> Path:
        if text:
            sources.take_in(CONFIG_FILE, text.encode())
        return sources.take_in(name, content)

    _kept(take, who)


def _kept(take: Callable[[], Path], who: str) -> None:
    """Takes a file in and begins with an empty field again, or says why not."""
    try:
        path = take()
    except (LinkgraphError, OSError) as error:
        nothing("That was not kept", str(error))
        return
    audit.record(who, "added a source", None, path.name)
    st.session_state[KEPT] = path.name
    st.session_state[FIELD] = st.session_state.get(FIELD, 0) + 1
    st.rerun()
