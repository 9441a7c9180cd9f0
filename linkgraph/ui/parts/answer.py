"""The answer to a query: while it is under way, as an error with its place, as a table, as a graph."""

from __future__ import annotations

import re
from collections.abc import Callable

import streamlit as st

from linkgraph.errors import LinkgraphError, QueryStopped
from linkgraph.store.base import Result
from linkgraph.store.stopping import Stop
from linkgraph.ui.asking import Asked, ask
from linkgraph.ui.component import graph
from linkgraph.ui.drawn_result import drawn_result
from linkgraph.ui.parts import results
from linkgraph.ui.parts.notes import nothing

AT_ONCE = 1.5
"""Seconds for which the page waits before it offers to stop."""
PLACE = re.compile(r"line (\d+)")


def begin(key: str, question: Callable[[Stop], Result]) -> None:
    """Asks, and remembers it under `key`. What was asked there before is stopped."""
    if old := _asked(key):
        old.stop()
    st.session_state[f"asked {key}"] = ask(question)


def begun(key: str) -> bool:
    """True where something was asked under `key`."""
    return _asked(key) is not None


def wrong_line(key: str) -> int | None:
    """The line that the store complained about, from 1."""
    asked = _asked(key)
    said = asked.answer() if asked else None
    found = PLACE.search(str(said)) if isinstance(said, LinkgraphError) else None
    return int(found.group(1)) if found else None


def show(key: str) -> None:
    """The answer, or that it is awaited."""
    asked = _asked(key)
    if asked is None:
        return
    if not asked.wait(AT_ONCE):
        _waiting(key)
        return
    said = asked.answer()
    if isinstance(said, QueryStopped):
        nothing("Stopped", "The store has ended the query. Narrow it down, or run it again with more seconds.")
    elif isinstance(said, LinkgraphError):
        nothing("The store did not answer", str(said))
    elif said is not None:
        _result(said, asked.seconds or 0.0, key)


@st.fragment(run_every=0.5)
def _waiting(key: str) -> None:
    asked = _asked(key)
    if asked is None or asked.work.done():
        st.rerun()
    st.caption("The store is ending the query …" if asked.stop.called else "The store is working …")
    if st.button("Stop", key=f"stop {key}", icon=":material/stop:", disabled=asked.stop.called):
        asked.stop()
        st.rerun(scope="fragment")


def _asked(key: str) -> Asked | None:
    found: Asked | None = st.session_state.get(f"asked {key}")
    return found


def _result(result: Result, seconds: float, key: str) -> None:
    drawn = drawn_result(f"query {key}", result)
    if not drawn["nodes"]:
        results.table(result, seconds, key)
        return
    rows, picture = st.tabs(["Table", f"Graph · {len(drawn['nodes'])}"])
    with rows:
        results.table(result, seconds, key)
    with picture:
        graph(drawn, key=f"graph {key}")
