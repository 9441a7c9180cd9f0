"""The first steps, shown once to each person: five sentences, and they can be skipped."""

from __future__ import annotations

import streamlit as st

from linkgraph.ui import people
from linkgraph.ui.desk import tours

STEPS = (
    ("Queue", "Clusters are groups of accounts that the evidence says one hand runs. The riskiest is first."),
    ("Cluster", "Click a line to see its evidence. Drag the slider and the strip below: nothing moves, it only hides."),
    (
        "Compare",
        "Two accounts, every reason for and against with its weight, and your judgement, with undo.",
    ),
    ("Decide", "On a cluster, Decide records what you think and why. Report hands it on as a page or PDF."),
    ("Care", "Evidence is never proof. “Same hand” never means “same person”. Read the innocent explanations, too."),
)


def tour() -> None:
    """The box above the page, until it is closed for good."""
    who = people.person().name
    if st.session_state.setdefault("tour done", tours.done(who)):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="tour"):
        step = min(int(st.session_state.get("tour step", 0)), len(STEPS) - 1)
        name, text = STEPS[step]
        st.text(f"{step + 1} of {len(STEPS)} · {name}: {text}", width="stretch")
        if step + 1 < len(STEPS) and st.button("Next", key="tour next"):
            st.session_state["tour step"] = step + 1
            st.rerun()
        if st.button("Got it" if step + 1 == len(STEPS) else "Skip the tour", key="tour skip"):
            tours.finish(who)
            st.session_state["tour done"] = True
            st.rerun()
