"""Starting a run, watching it stage by stage, and stopping it."""

from __future__ import annotations

import streamlit as st

from linkgraph.ui import people, running
from linkgraph.ui.desk import audit
from linkgraph.ui.markup import div, show, span, tag


def run_now() -> None:
    """The button, or the progress of the run that was started here."""
    if running.under_way():
        _watch()
        return
    who = people.person()
    if st.button("Run now", type="primary", icon=":material/play_arrow:", disabled=not who.may("admin")):
        running.start()
        audit.record(who.name, "started a run")
        st.rerun()
    code = running.outcome()
    if code is not None:
        _ended(code)


@st.fragment(run_every=1.0)
def _watch() -> None:
    if not running.under_way():
        st.rerun()
    st.caption("A run is under way. You can go on working; what it finds appears when it is done.")
    show(*(_stage(stage) for stage in running.stages()))
    who = people.person()
    if st.button("Stop the run", icon=":material/stop:", disabled=not who.may("admin")):
        running.cancel()
        audit.record(who.name, "stopped a run")
        st.rerun()


def _stage(stage: running.Stage) -> str:
    return div("lg-ev-head", span("", "✓" if stage.done else "…"), tag("b", stage.name), span("lg-small", stage.said))


def _ended(code: int) -> None:
    if code in (0, 3):
        st.caption("The run is done; the numbers below are its own.")
    else:
        show(div("lg-empty", tag("b", "The run stopped"), span("lg-small", running.last_line())))
