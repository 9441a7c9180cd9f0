"""Where a cluster would come apart: single links, single values, and what higher thresholds leave of it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.look import look
from linkgraph.ui.markup import div, show, span, tag
from linkgraph.ui.parts.evidence import bits
from linkgraph.ui.parts.notes import counted, nothing
from linkgraph.ui.parts.places import go

Row = dict[str, Any]
MOST = 20
LARGE = 1500
"""Accounts above which values are not tried out one by one: it would take minutes."""


def weak_points(whole: Row) -> None:
    """Links, values and thresholds."""
    _links(whole, data.fragility(whole["id"]))
    if whole["size"] > LARGE:
        st.caption(f"Above {LARGE:,} accounts it is not tried out which single values hold the cluster together.")
        return
    held = data.holding(whole["id"])
    _values(held["hangs_on"])
    _thresholds(held["survival"])


def _links(whole: Row, weak: list[Row]) -> None:
    show(tag("h3", "Links that alone hold two parts together"))
    if not weak:
        nothing("No such link", "Take any one link away and the cluster stays whole.")
        return
    st.caption("Look at them first: if one is wrong, the cluster splits.")
    names = {row["id"]: data.name_of(row) for row in whole["members"]}
    for row in weak[:MOST]:
        _link(row, names)
    if len(weak) > MOST:
        st.caption(f"and {counted(len(weak) - MOST, 'more link')} of this kind")


def _link(row: Row, names: dict[str, str]) -> None:
    text, action = st.columns([0.86, 0.14], vertical_alignment="center")
    sizes = f"without it: {row['parts'][0]} and {row['parts'][1]} accounts"
    pair = f"{names.get(row['left'], row['left'])} ↔ {names.get(row['right'], row['right'])}"
    with text:
        show(div("lg-ev-head", tag("b", pair), span("lg-small", f"{bits(row['weight'])} bits · {sizes}")))
    if action.button("Compare", key=f"weak {row['left']} {row['right']}", width="stretch"):
        go("compare", a=row["left"], b=row["right"])


def _values(rows: list[Row]) -> None:
    show(tag("h3", "Values it hangs on"))
    if not rows:
        nothing("No such value", "It hangs on no single value: without any one of them it stays whole.")
        return
    shown = [
        {
            "value": row["value"],
            "kind": look(row["signal"]).title,
            "clusters without it": row["clusters"],
            "accounts left alone": row["alone"],
        }
        for row in rows
    ]
    st.dataframe(shown, hide_index=True, key="hangs on", height="auto" if len(shown) < 8 else 300)


def _thresholds(rows: list[Row]) -> None:
    if not rows:
        return
    show(tag("h3", "Where only stronger links count"))
    shown = [
        {
            "links of at least (bits)": round(row["threshold"], 2),
            "clusters": row["clusters"],
            "accounts in the largest": row["largest"],
            "accounts left alone": row["alone"],
        }
        for row in rows
    ]
    st.dataframe(shown, hide_index=True, key="survival", height="auto" if len(shown) < 8 else 300)
