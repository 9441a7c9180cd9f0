"""The panel beside the graph: what is selected, and the evidence for it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.bundles import Bundle
from linkgraph.ui.look import look
from linkgraph.ui.markup import div, join, show, span, tag
from linkgraph.ui.parts.evidence import bits, evidence_list, line
from linkgraph.ui.parts.notes import said
from linkgraph.ui.parts.people import card, facts, portrait
from linkgraph.ui.parts.places import go

Row = dict[str, Any]
Selection = dict[str, list[str]]
MOST = 12


def panel(whole: Row, selection: Selection) -> None:
    """Fills the panel for a selected edge, node or pair of nodes; else says how to begin."""
    nodes, edges = selection["nodes"], selection["edges"]
    evidence = {row["id"]: row for row in whole["evidence"]}
    accounts = {row["id"]: row for row in whole["members"]}
    chosen = [ident for ident in nodes if ident in accounts]
    if edges and edges[0] in evidence:
        row = evidence[edges[0]]
        _pair(whole, row["left"], row["right"], row["signal"])
    elif len(chosen) > 2:
        _several(whole, chosen)
    elif len(chosen) == 2:
        _pair(whole, *sorted(chosen))
    elif chosen:
        _account(whole, accounts[chosen[0]])
    elif bundle := _bundle(whole, nodes, edges):
        _shared(whole, bundle)
    else:
        _start(whole)


def _bundle(whole: Row, nodes: list[str], edges: list[str]) -> Bundle | None:
    names = [*nodes, *(edge.rpartition(" ")[0] for edge in edges)]
    return next((whole["shared"][name] for name in names if name in whole["shared"]), None)


def _pair(whole: Row, left: str, right: str, signal: str | None = None) -> None:
    accounts = {row["id"]: row for row in whole["members"]}
    rows = [row for row in whole["evidence"] if {row["left"], row["right"]} == {left, right}]
    link = next((row for row in whole["links"] if {row["left"], row["right"]} == {left, right}), None)
    show(div("lg-pair", portrait(accounts[left]), portrait(accounts[right])))
    if st.button(
        "Compare these two",
        type="primary",
        icon=":material/compare:",
        width="stretch",
        key=f"compare {left} {right}",
    ):
        go("compare", a=left, b=right)
    show(_score(link, rows), evidence_list(rows, signal))


def _several(whole: Row, chosen: list[str]) -> None:
    rows = [row for row in whole["members"] if row["id"] in set(chosen)]
    inside = [row for row in whole["links"] if row["left"] in chosen and row["right"] in chosen]
    signals = Counter(name for row in inside for name in row["signals"] or ())
    show(
        div("lg-title", tag("h2", f"{len(rows)} accounts chosen")),
        div("lg-small", f"{len(inside)} links between them"),
        div(
            "lg-chips",
            *(span("lg-chip", line(look(n)), f"{look(n).title} {count}") for n, count in signals.most_common()),
        ),
        *(div("lg-ev", card(row)) for row in rows[:40]),
    )


def _score(link: Row | None, rows: list[Row]) -> Any:
    if link is None:
        total = sum(row["weight"] for row in rows if not row["suppressed"])
        return div(
            "lg-score",
            tag("b", f"{bits(total)} bits"),
            span("lg-small", "no link between these two; joined through others"),
        )
    judged = " · judged the same hand" if link.get("judged") else ""
    return div(
        "lg-score",
        tag("b", percent(link["probability"])),
        span("lg-small", f"probability of the same hand, {bits(link['weight'])} bits of evidence{judged}"),
    )


def percent(probability: float) -> str:
    """A probability as people read it; never 100 %, since evidence never is."""
    return "over 99.9 %" if probability > 0.999 else f"{100 * probability:.1f} %"


def _account(whole: Row, row: Row) -> None:
    with said():
        known = data.account(row["id"])
    show(
        card(known),
        facts(known, most=2),
        div("lg-small", "Linked here to"),
        *(_neighbour(whole, row["id"], link) for link in _links_of(whole, row["id"])),
    )


def _links_of(whole: Row, ident: str) -> list[Row]:
    found = [row for row in whole["links"] if ident in (row["left"], row["right"])]
    return sorted(found, key=lambda row: -row["weight"])[:MOST]


def _neighbour(whole: Row, ident: str, link: Row) -> Any:
    other = link["right"] if link["left"] == ident else link["left"]
    row = next((member for member in whole["members"] if member["id"] == other), {"id": other})
    why = join(*(join(line(look(name)), span("lg-small", look(name).title)) for name in link["signals"] or ()))
    return div("lg-ev", div("lg-ev-head", card(row), span("bits", bits(link["weight"]))), div("lg-chips", why))


def _shared(whole: Row, bundle: Bundle) -> None:
    of = look(bundle.signal)
    accounts = [row for row in whole["members"] if row["id"] in bundle.accounts]
    show(
        div("lg-title", line(of), tag("h2", f"{of.title.capitalize()}, {len(accounts)} accounts")),
        div("lg-small", _what(whole, bundle)),
        *(
            div("lg-ev", div("lg-ev-head", card(row), span("bits", bits(bundle.accounts[row["id"]]))))
            for row in accounts
        ),
    )


def _what(whole: Row, bundle: Bundle) -> str:
    same = (row for row in whole["evidence"] if row["signal"] == bundle.signal)
    exact = next((row for row in same if row["left_value"] == row["right_value"] == bundle.value), None)
    if exact is None or not exact.get("detail") or not exact["detail"][:1].islower():
        return look(bundle.signal).shared.capitalize()
    return f"They {exact['detail']}"


def _start(whole: Row) -> None:
    by_pair = sorted(whole["links"], key=lambda row: -row["weight"])[:6]
    show(
        div(
            "lg-empty",
            tag("b", "Click an account or a line"),
            span("lg-small", "Its evidence appears here. With Shift, choose two accounts."),
        ),
        tag(
            "p",
            "Shift and drag chooses several. Double-click brings in neighbours from outside the cluster. "
            "Orange lines alone hold parts together.",
            class_="lg-small",
        ),
        tag("p", "Strongest links", class_="lg-small"),
        *(_brief(whole, row) for row in by_pair),
    )


def _brief(whole: Row, row: Row) -> Any:
    names = {member["id"]: data.name_of(member) for member in whole["members"]}
    both = f"{names.get(row['left'], row['left'])} ↔ {names.get(row['right'], row['right'])}"
    why = join(*(line(look(name)) for name in row["signals"] or ()))
    return div("lg-ev", div("lg-ev-head", span("", both), span("bits", bits(row["weight"]))), div("lg-chips", why))
