"""The queue: clusters, ranked and filtered, with a preview of the chosen one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import data, people
from linkgraph.ui.component import rows as list_of_rows
from linkgraph.ui.desk import states
from linkgraph.ui.parts import bulk, preview, ranking, tour
from linkgraph.ui.parts.news import since
from linkgraph.ui.parts.notes import chip, counted, nothing, said, title
from linkgraph.ui.parts.places import go
from linkgraph.ui.parts.queue_rows import line

HEIGHT = 640
KEY = "queue rows"


def page() -> None:
    """Draws the page."""
    tour.tour()
    head, touched = st.container(), states.states()
    wanted, order, number = ranking.choose(touched)
    with said():
        found, total = data.queue(wanted, order, (number - 1) * ranking.PAGE, ranking.PAGE)
    st.session_state["queue ids"] = [row["id"] for row in found]
    with head:
        title("Queue", chip(counted(total, "cluster")), lead="Groups of accounts that the evidence says one hand runs.")
    if not found:
        _empty(wanted)
        return
    _list(found, touched, number)
    ranking.pages(total)


def _empty(wanted: Any) -> None:
    if ranking.narrowed(wanted):
        nothing("No cluster fits", "Loosen a filter above, or search for something shorter.")
    else:
        nothing(
            "No clusters",
            "The last run linked no accounts. Runs says what was read, Hubs which values were too common.",
        )


@st.fragment
def _list(found: list[dict[str, Any]], touched: dict[str, Any], number: int) -> None:
    left, right = st.columns([0.72, 0.28], gap="small")
    before, who = since(), people.person()
    with said():
        news = data.news(tuple(row["id"] for row in found), before) if before else {}
    shown = [line(row, touched.get(row["id"], states.UNTOUCHED), news.get(row["id"], [])) for row in found]
    with left:
        chosen, checked = list_of_rows(
            {"rows": shown, "page": f"{number} {shown[0]['id']} {len(shown)}", "height": HEIGHT}, KEY, _open
        )
        bulk.bar([ident for ident in checked if any(row["id"] == ident for row in found)], who)
    row = next((row for row in found if row["id"] == chosen), found[0])
    with right, st.container(border=True, height=HEIGHT):
        preview.preview(row)
    if wanted := st.session_state.pop("queue open", None):
        go("cluster", cluster=wanted)


def _open() -> None:
    st.session_state["queue open"] = st.session_state[KEY].get("open")


page()
