"""The countries of a cluster: what accounts say, and where they were seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.component import world
from linkgraph.ui.markup import Safe, div, show, span, tag
from linkgraph.ui.parts.notes import counted, nothing, said
from linkgraph.ui.parts.people import card
from linkgraph.ui.world import country_name, drawn_world, sightings

Row = dict[str, Any]
HEIGHT = 460
MOST = 30


def world_map(whole: Row) -> None:
    """The map, and beside it who is in the chosen country, and why."""
    with said():
        seen = data.whereabouts(whole["id"])
    if not seen:
        nothing("No places", "The sources name no country, address, login or number of these accounts that has one.")
        return
    left, right = st.columns([0.68, 0.32], gap="small")
    with left:
        chosen = world(drawn_world(whole["id"], seen, HEIGHT), f"map {whole['id']}")
    with right, st.container(border=True, height=HEIGHT):
        _country(whole, seen, chosen) if chosen else _overview(seen)
    st.caption(
        "A place is where an account says it is or was seen. Where somebody comes from adds nothing to any risk."
    )


def _overview(seen: Sequence[Row]) -> None:
    accounts: dict[str, set[str]] = {}
    for row in seen:
        if row["country"]:
            accounts.setdefault(row["country"], set()).add(row["account"])
    ordered = sorted(accounts.items(), key=lambda item: (-len(item[1]), item[0]))
    show(
        div("lg-title", tag("h2", counted(len(ordered), "country", "countries"))),
        div("lg-small", "Click one on the map to see who is there, and why."),
        *(div("lg-ev lg-ev-head", span("", country_name(code)), span("bits", len(who))) for code, who in ordered),
    )


def _country(whole: Row, seen: Sequence[Row], code: str) -> None:
    here = [row for row in seen if row["country"] == code]
    members = {row["id"]: row for row in whole["members"]}
    accounts = list(dict.fromkeys(row["account"] for row in here))
    show(
        div("lg-title", tag("h2", country_name(code))),
        div("lg-small", counted(len(accounts), "account")),
        *(_account(members[ident], [r for r in here if r["account"] == ident]) for ident in accounts[:MOST]),
    )
    if len(accounts) > MOST:
        st.caption(f"and {len(accounts) - MOST:,} more")


def _account(row: Row, why: Sequence[Row]) -> Safe:
    return div("lg-ev", card(row), *(div("lg-small", _reason(item)) for item in why))


def _reason(item: Row) -> str:
    title = sightings().get(item["kind"], {}).get("title", str(item["kind"]).replace("_", " "))
    times = f", {item['times']} times" if item["times"] > 1 else ""
    return f"{title}{times}" + (f": {item['said']}" if item["said"] else "")
