"""Query: the saved questions with their parameters as fields, and the analyst's own Cypher, read-only."""

from __future__ import annotations

import streamlit as st

from linkgraph.ui.parts.notes import title
from linkgraph.ui.parts.own_query import own_query
from linkgraph.ui.parts.saved_query import saved_query


def page() -> None:
    """Draws the page."""
    title("Query", lead="Ask the graph. Everything here only reads; the store itself refuses to write.")
    saved, own = st.tabs(["Saved questions", "Own Cypher"], key="query tab", bind="query-params")
    with saved:
        saved_query()
    with own:
        own_query()


page()
