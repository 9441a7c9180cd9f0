"""Search, filters, order and pages of the queue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from linkgraph.read.queue import MOST_SIGNALS, Wanted
from linkgraph.ui import data, people
from linkgraph.ui.look import look, looks

Row = dict[str, Any]
PAGE = 25
ORDERS = {
    "risk": "Highest risk",
    "size": "Most accounts",
    "newest": "Newest accounts",
    "weakest": "Weakest bridge",
}
ALL = "all"
STATES = (ALL, "new", "in review", "decided", "mine")


def choose(touched: Mapping[str, Row]) -> tuple[Wanted, str, int]:
    """Draws the controls; returns what is wanted, in which order, and the page. They are in the address, too."""
    search, stage, signals, platform, order = st.columns([0.22, 0.27, 0.23, 0.13, 0.15])
    text = search.text_input("Search", placeholder="cluster, account or name", key="search", bind="query-params")
    state = stage.segmented_control(
        "State", STATES, default=ALL, required=True, key="state", bind="query-params", wrap=True
    )
    chosen = signals.multiselect(
        "Evidence",
        list(looks()),
        format_func=lambda name: look(name).title,
        placeholder="any",
        max_selections=MOST_SIGNALS,
        key="evidence",
        bind="query-params",
    )
    place = platform.selectbox(
        "Platform", ["", *data.platforms()], format_func=lambda name: name or "any", key="platform", bind="query-params"
    )
    rank = order.selectbox("Order", list(ORDERS), format_func=ORDERS.__getitem__, key="order", bind="query-params")
    picked, left_out = by_state(state or ALL, touched, people.person().name)
    wanted = Wanted(text.strip(), tuple(chosen), place, picked, left_out)
    return wanted, rank, _page(wanted, rank)


def by_state(state: str, touched: Mapping[str, Row], who: str) -> tuple[frozenset[str] | None, frozenset[str]]:
    """The only clusters that count for a state (None: any), and those that do not."""
    if state == ALL:
        return None, frozenset()
    if state == "new":
        return None, frozenset(ident for ident, row in touched.items() if row["state"] != "new")
    if state == "mine":
        return frozenset(ident for ident, row in touched.items() if row["assigned"] == who), frozenset()
    return frozenset(ident for ident, row in touched.items() if row["state"] == state), frozenset()


def narrowed(wanted: Wanted) -> bool:
    """True where a filter is set."""
    return wanted != Wanted()


def pages(total: int) -> None:
    """The pages, where there is more than one."""
    if total > PAGE:
        st.pagination(-(-total // PAGE), key="queue page")


def _page(wanted: Wanted, order: str) -> int:
    """The page in the address; the first one as soon as a filter changes."""
    asked = repr((wanted, order))
    if st.session_state.setdefault("queue asked", asked) != asked:
        st.session_state["queue asked"] = asked
        st.session_state["queue page"] = 1
    return int(st.session_state.get("queue page") or 1)
