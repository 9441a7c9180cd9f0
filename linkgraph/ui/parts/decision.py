"""The judgement about two accounts: same, different, unsure, with a reason."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from linkgraph.errors import LinkgraphError
from linkgraph.ui import actions, people
from linkgraph.ui.markup import div, join, show, span, tag
from linkgraph.ui.parts.notes import nothing

Row = dict[str, Any]

BUTTONS = (
    ("same", "Same hand", ":material/check:", "s"),
    ("different", "Different", ":material/close:", "d"),
    ("unsure", "Unsure", ":material/question_mark:", "u"),
)


def decide(explained: Row) -> None:
    """What was judged so far, and the buttons to judge now."""
    left, right = explained["left"], explained["right"]
    said = actions.said(explained)
    news = _since_drawn(left, right, said)
    _so_far(said)
    may = people.person().may("analyst")
    why, who = st.columns([0.68, 0.32])
    reason = why.text_input("Reason", placeholder="what convinced you", key=f"reason {left} {right}")
    by = _name(who)
    with st.container(horizontal=True, gap="small"):  # one below the other where the words have no room
        for judgement, text, icon, key in BUTTONS:
            if st.button(text, icon=icon, shortcut=key, disabled=not (may and by)):
                _record(left, right, judgement, by, reason.strip(), news)
    standing = bool(said) and said[-1]["judgement"] != "undone"
    if standing and st.button("Take the last one back", icon=":material/undo:", disabled=not may):
        _record(left, right, None, by or said[-1]["by"], reason.strip(), news)
    if done := st.session_state.pop("judged", None):
        st.toast(done, icon=":material/gavel:")


def _name(place: DeltaGenerator) -> str:
    """The name under which it is recorded: who signed in, or what is typed on one's own machine."""
    if people.shared():
        place.text_input("Your name", value=people.person().name, disabled=True)
        return people.person().name
    return place.text_input("Your name", value=actions.user(), key="judge by", persist_state="session").strip()


def _since_drawn(left: str, right: str, said: list[Row]) -> list[Row]:
    """What was said of the two since this person last saw the page."""
    key = f"said {left} {right}"
    before: list[Row] = st.session_state.get(key, said)
    st.session_state[key] = said
    seen = [_key(row) for row in before]
    return [row for row in said if _key(row) not in seen]


def _key(row: Row) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in actions.SAID)


def _record(left: str, right: str, judgement: str | None, by: str, reason: str, news: list[Row]) -> None:
    if news:
        last = news[-1]
        nothing(
            "That was not recorded",
            f"Meanwhile {last['by'] or 'somebody'} said “{last['judgement']}”. Look at that, then decide again.",
        )
        return
    try:
        with st.spinner("Recording …"):
            done = actions.judge(left, right, judgement, by, reason)
    except LinkgraphError as error:
        nothing("That did not work", str(error))
        return
    more = "" if done else " Links and clusters are being drawn again; they change when that is done."
    st.session_state["judged"] = ("Recorded." if judgement else "Taken back.") + more
    st.rerun()


def _so_far(rows: list[Row]) -> None:
    if rows:
        show(div("lg-small", "Judged so far"), *(_said(row) for row in rows))


def _said(row: Row) -> Any:
    reason = f" “{row['reason']}”" if row.get("reason") else ""
    later = "" if row["drawn"] else "; recorded, not drawn yet"
    return div(
        "",
        tag("b", row["judgement"]),
        join(span("lg-small", f" by {row['by']}, {(row['at'] or '')[:10]}{reason}{later}")),
    )
