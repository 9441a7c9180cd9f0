"""What stage the work on a cluster is at, and deciding on it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.errors import LinkgraphError
from linkgraph.ui import actions, people
from linkgraph.ui.desk import states
from linkgraph.ui.markup import Safe, span
from linkgraph.ui.parts.notes import nothing

Row = dict[str, Any]
ICONS = {"new": "●", "in review": "◐", "decided": "✓"}


def state_chip(row: Row) -> Safe:
    """The state as a small label, with a sign as well as a word."""
    return span(f"lg-chip lg-state {row['state'].replace(' ', '-')}", f"{ICONS[row['state']]} {states.said(row)}")


def decide(whole: Row) -> None:
    """The button that opens the decision, and what is in it."""
    now, who = states.state(whole["id"]), people.person()
    seen = _seen(whole["id"], "decide", now)
    key = f"{whole['id']} {st.session_state.setdefault(_form(whole['id']), now['version'])}"
    with st.popover("Decide", icon=":material/gavel:", type="primary", disabled=not who.may("analyst")):
        given = st.segmented_control(
            "These accounts are run by",
            list(states.VERDICTS),
            format_func=lambda name: states.VERDICTS[name].capitalize(),
            default=now["verdict"],
            key=f"verdict {key}",
        )
        reason = st.text_area("Reason", value=now["reason"] or "", key=f"verdict reason {key}", height=90)
        st.caption(
            "“One hand” also judges the strongest links that hold the cluster together, so that later runs keep it. "
            "“Several hands” is noted; to part two accounts, judge them in Compare. "
            "Either is about accounts, never about a person."
        )
        if st.button("Save the decision", type="primary", width="stretch", disabled=not given):
            _save(whole, now, seen, given or "unsure", reason.strip())
        if now["verdict"] and st.button("Take the decision back", icon=":material/undo:", width="stretch"):
            _take_back(whole, now, seen)
    if done := st.session_state.pop("decided", None):
        st.toast(done, icon=":material/gavel:")


def assign(whole: Row) -> None:
    """Takes the cluster into review, or gives it back."""
    now, who = states.state(whole["id"]), people.person()
    seen, mine = _seen(whole["id"], "assign", now), now["assigned"] == who.name
    text = "Give back" if mine else "Take"
    if st.button(
        text, icon=":material/person:", help="Assign this cluster to yourself", disabled=not who.may("analyst")
    ):
        fields = {"assigned": None if mine else who.name}
        if now["state"] == "new" and not mine:
            fields["state"] = "in review"
        _change(whole["id"], seen, fields)


def _seen(cluster: str, where: str, now: Row) -> int:
    """The version that this person saw before this rerun, which a press of a button is about."""
    key = f"version {where} {cluster}"
    seen: int = st.session_state.get(key, now["version"])
    st.session_state[key] = now["version"]
    return seen


def _form(cluster: str) -> str:
    """Where the version is kept that the fields were filled from: they stay until what is in them was saved."""
    return f"deciding {cluster}"


def _save(whole: Row, now: Row, seen: int, verdict: str, reason: str) -> None:
    fields: dict[str, str | None] = {"state": "decided", "verdict": verdict, "reason": reason or None}
    if not _change(whole["id"], seen, fields, rerun=False):
        return
    st.session_state.pop(_form(whole["id"]), None)
    done = "Decided."
    if verdict == "same":
        done += _judged(whole, "same", reason or f"{whole['id']} judged one hand")
    elif now["verdict"] == "same":
        done += _judged(whole, None, reason)
    _told(done)


def _take_back(whole: Row, now: Row, seen: int) -> None:
    fields = {"state": "in review" if now["assigned"] else "new", "verdict": None, "reason": None}
    if _change(whole["id"], seen, fields, rerun=False):
        st.session_state.pop(_form(whole["id"]), None)
        _told("Taken back." + (_judged(whole, None, "") if now["verdict"] == "same" else ""))


def _told(done: str) -> None:
    st.session_state["decided"] = done
    st.rerun()


def _judged(whole: Row, judgement: str | None, reason: str) -> str:
    """Tells the pipeline what was decided, and says what came of it."""
    try:
        finished = actions.judge_cluster(whole["id"], judgement, people.person().name, reason)
    except LinkgraphError as error:
        return f" Its links stay as they were: {error}"
    what = " Its strongest links are judged the same hand." if judgement else " Its links are as the evidence says."
    return what + ("" if finished else " Links are being drawn again.")


def _change(cluster: str, version: int, fields: dict[str, str | None], rerun: bool = True) -> bool:
    try:
        states.change(cluster, people.person().name, version, **fields)
    except LinkgraphError as error:
        nothing("That was not saved", str(error))
        return False
    if rerun:
        st.rerun()
    return True
