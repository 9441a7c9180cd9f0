"""The card beside the queue."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.markup import div, join, show, span, tag
from linkgraph.ui.parts.evidence import evidence_list, signal_chips
from linkgraph.ui.parts.gone import lasting
from linkgraph.ui.parts.notes import risk_chip, spread
from linkgraph.ui.parts.people import faces
from linkgraph.ui.parts.places import go

MOST_FACES = 12


def preview(row: dict[str, Any]) -> None:
    """The chosen cluster at a glance, and the way in."""
    with lasting(row["id"]):
        whole = data.cluster(row["id"])
    show(
        div("lg-title", tag("h2", row["id"]), risk_chip(row["risk"])),
        div("lg-small", spread(row)),
        faces(whole["members"][:MOST_FACES]),
    )
    if st.button("Open cluster", type="primary", icon=":material/hub:", width="stretch", shortcut="o"):
        go("cluster", cluster=row["id"])
    show(
        div("lg-small", "Strongest evidence"),
        evidence_list(_strongest(whole["evidence"])),
        div("lg-chips", signal_chips(row["signals"] or ())),
        *_found(whole["findings"]),
    )


def _strongest(evidence: list[dict[str, Any]]) -> list[dict[str, Any]]:
    best: dict[str, dict[str, Any]] = {}
    for item in evidence:
        if not item["suppressed"] and item["weight"] > best.get(item["signal"], {"weight": 0})["weight"]:
            best[item["signal"]] = item
    return sorted(best.values(), key=lambda item: -item["weight"])[:3]


def _found(findings: list[dict[str, Any]]) -> list[Any]:
    titles = list(dict.fromkeys(item["title"] or item["flag"] for item in findings))
    if not titles:
        return []
    return [
        div("lg-small", "Findings"),
        tag("ul", *(tag("li", text) for text in titles[:5])),
        _more(len(titles) - 5),
    ]


def _more(count: int) -> Any:
    return join(span("lg-small", f"and {count} more")) if count > 0 else None
