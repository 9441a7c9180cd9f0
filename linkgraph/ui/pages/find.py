"""Find: who has this value, photo or document; and how two accounts are connected."""

from __future__ import annotations

import streamlit as st

from linkgraph.ui.parts.notes import title
from linkgraph.ui.parts.searching import look_up
from linkgraph.ui.parts.ways import ways


def page() -> None:
    """Draws the page."""
    title("Find", lead="One box for whatever you have. Exact matches come at once, near ones below them.")
    search, between = st.tabs(["Who has this", "Path between two accounts"], key="find tab", bind="query-params")
    with search:
        look_up()
    with between:
        ways()


page()
