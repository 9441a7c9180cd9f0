"""Two accounts side by side: fields, photos, how the evidence adds up, and the judgement."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.errors import LinkgraphError
from linkgraph.read.explain import probability
from linkgraph.ui import actions, data
from linkgraph.ui.markup import div, show, span, tag
from linkgraph.ui.parts import decision
from linkgraph.ui.parts.logins import logins
from linkgraph.ui.parts.notes import nothing, said, title
from linkgraph.ui.parts.panel import percent
from linkgraph.ui.parts.people import side_by_side
from linkgraph.ui.parts.photo_pair import photo_pair
from linkgraph.ui.parts.places import remember, wanted
from linkgraph.ui.parts.texts import texts
from linkgraph.ui.parts.waterfall import waterfall


def page() -> None:
    """Draws the page."""
    title("Compare", lead="What speaks for one hand behind two accounts, and what speaks against it.")
    left, right = _choose()
    if not left or not right:
        nothing(
            "Choose two accounts",
            "Click a line in a cluster and press Compare, or type two account ids above.",
        )
        return
    with said():
        explained = actions.explain(left, right)
        first, second = data.account(left), data.account(right)
    pictures, sums = st.columns([0.38, 0.62], gap="large")
    with pictures:
        photo_pair(explained, first, second)
        decision.decide(explained)
    with sums:
        _verdict(explained)
        show(waterfall(explained))
        st.caption("Weights are in bits: each one doubles the odds of one hand, and one below zero halves them.")
        _why_not(explained["why_not"])
    names = ["Field by field", "Documents", "Logins"]
    fields, written, times = st.tabs(names, key="compare tab", bind="query-params")
    if fields.open:
        with fields:
            show(side_by_side(first, second))
    if written.open:
        with written:
            texts(explained, first, second)
    if times.open:
        with times:
            _logins(first, second)


def _logins(first: dict[str, Any], second: dict[str, Any]) -> None:
    strip = logins(first, second)
    show(strip) if strip else nothing("No logins", "The sources say nothing about logins of these two accounts.")


def _choose() -> tuple[str | None, str | None]:
    before = wanted("a"), wanted("b")
    options = _near(before)
    columns = st.columns(2)
    chosen = [
        column.selectbox(
            f"Account {letter}",
            options,
            index=options.index(value) if value else None,
            format_func=_named,
            accept_new_options=True,
            placeholder="platform:id",
            key=f"choose {letter} {value}",
        )
        for column, letter, value in zip(columns, "AB", before, strict=True)
    ]
    for name, value in zip("ab", chosen, strict=True):
        if value:
            remember(name, value.strip())
    return chosen[0], chosen[1]


def _near(given: tuple[str | None, ...]) -> list[str]:
    cluster = st.session_state.get("last cluster")
    rows = _members(cluster) if cluster else []
    return list(dict.fromkeys([*(ident for ident in given if ident), *rows]))


def _members(cluster: str) -> list[str]:
    try:
        return list(data.cluster(cluster)["accounts"] or [])
    except LinkgraphError:
        return []


def _named(ident: str) -> str:
    row = data.accounts((ident,)).get(ident)
    return f"{data.name_of(row)} ({ident})" if row else ident


def _verdict(explained: dict[str, Any]) -> None:
    linked = "as these are" if explained["linked"] else "which these are not"
    enough = f"{100 * probability(explained['prior'] + explained['threshold']):.0f} %"
    show(
        div(
            "lg-title",
            tag("h2", percent(explained["probability"])),
            span("lg-small", f"probability of the same hand; from {enough} on accounts are linked, {linked}"),
        )
    )


def _why_not(reasons: list[str]) -> None:
    if reasons:
        show(div("lg-small", "Why not:"), tag("ul", *(tag("li", reason) for reason in reasons)))


page()
