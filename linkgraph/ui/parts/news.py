"""Since when things are new for whoever is looking."""

from __future__ import annotations

import streamlit as st

from linkgraph.ui import people
from linkgraph.ui.desk import seen

KEY = "here before"


def since() -> str | None:
    """When this person was here last, before this visit; None at the first one."""
    if KEY not in st.session_state:
        st.session_state[KEY] = seen.visit(people.person().name)
    before: str | None = st.session_state[KEY]
    return before
