"""Doing one thing to several clusters of the queue."""

from __future__ import annotations

import streamlit as st

from linkgraph.errors import LinkgraphError
from linkgraph.ui.desk import states
from linkgraph.ui.parts.notes import counted
from linkgraph.ui.people import Person


def bar(checked: list[str], who: Person) -> None:
    """The buttons for the clusters that are ticked, or how to go through the list."""
    if not checked:
        st.caption("Keys: J and K or the arrows go up and down, Enter opens, X ticks.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.text(f"{counted(len(checked), 'cluster')} ticked")
        name = st.text_input("Assign to", value=who.name, label_visibility="collapsed", width=200)
        if st.button("Assign", disabled=not who.may("analyst")):
            _assign(checked, who, name.strip() or None)


def _assign(checked: list[str], who: Person, name: str | None) -> None:
    known, failed = states.states(checked), []
    for ident in checked:
        now = known.get(ident, states.UNTOUCHED)
        stage = "in review" if now["state"] == "new" and name else now["state"]
        try:
            states.change(ident, who.name, now["version"], assigned=name, state=stage)
        except LinkgraphError as error:
            failed.append(str(error))
    for text in failed:
        st.toast(text)
    st.rerun()
