"""What a lookup found: an account a row, with the reason and the way on."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.ui import data
from linkgraph.ui.look import look
from linkgraph.ui.markup import div, join, show, span
from linkgraph.ui.parts.evidence import line
from linkgraph.ui.parts.notes import counted, nothing, said
from linkgraph.ui.parts.people import card
from linkgraph.ui.parts.places import go

Row = dict[str, Any]
MOST = 40
ADVICE = {
    "file": "Neither this picture or text nor one like it is in the case. Try another one of the same account.",
    "text": "No document of the case holds this text or one like it. Try a longer passage of it.",
}
KINDS = {"exact": "exact match", "near": "near match", "called": "name match"}


def cards(hits: list[Row], key: str, empty: bool = True) -> None:
    """The hits, the nearest first; an empty state where there are none and `empty` asks for it."""
    if not hits:
        if empty:
            nothing(
                "No account has this", ADVICE.get(key, "Check the spelling, or try another value of the same account.")
            )
        return
    kind = KINDS.get(key, "match")
    text = counted(len(hits), kind, f"{kind}es")
    st.caption(text + (f", the first {MOST} shown" if len(hits) > MOST else ""))
    known = data.accounts(tuple(dict.fromkeys(hit["account"] for hit in hits[:MOST])))
    for number, hit in enumerate(hits[:MOST]):
        _hit(f"{key} {number}", hit, known.get(hit["account"], {"id": hit["account"]}))


def _hit(key: str, hit: Row, row: Row) -> None:
    about, action = st.columns([0.86, 0.14], vertical_alignment="center")
    with about:
        show(div("lg-hit", card(row), div("", div("lg-ev-head", _why(hit)), div("lg-small", hit["value"]))))
    if action.button("Open", key=f"open {key}", width="stretch"):
        _open(hit["account"])


def _why(hit: Row) -> Any:
    if not hit["signal"]:
        return span("", "by what it is called")
    of = look(hit["signal"])
    near = "exactly" if not hit["distance"] else f"nearly, distance {hit['distance']:g}"
    return join(line(of), span("", f"{of.title}, {near}"))


def _open(ident: str) -> None:
    with said():
        cluster = data.account(ident)["cluster"]
    if cluster:
        go("cluster", cluster=cluster, selected=ident)
    go("compare", a=ident)
