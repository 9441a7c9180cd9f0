"""Says so where the case was published anew after a page was drawn: by a run, or by what somebody decided."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from linkgraph.errors import LinkgraphError
from linkgraph.ui import actions, case
from linkgraph.ui.markup import div, show

EVERY = 3.0
"""Seconds after which a page looks whether it is still the newest."""


def newer() -> None:
    """Watches the state that the page is drawn from."""
    with st.container(key="newer"):
        _watch(case.state())


@st.fragment(run_every=EVERY)
def _watch(drawn: str) -> None:
    with suppress(LinkgraphError):
        if case.state() != drawn:
            _say("The case has changed since this page was drawn.")
        elif actions.failed:
            _say(f"What was decided could not be drawn: {actions.failed[0]}")


def _say(text: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        show(div("", text, role="status"))
        if st.button("Show the changes", icon=":material/refresh:"):
            st.rerun()
