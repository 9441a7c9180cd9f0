"""Two documents side by side: the same words are in the same colour and number, changed places are underlined."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from linkgraph.errors import UsageError
from linkgraph.report.side_by_side import Side, SideBySide, Span
from linkgraph.ui import data
from linkgraph.ui.markup import Safe, div, show, span, tag
from linkgraph.ui.originals import document_of
from linkgraph.ui.parts.notes import nothing

Row = Mapping[str, Any]
MOST = 3


def texts(explained: Row, first: Row, second: Row) -> None:
    """The documents behind the evidence of two accounts, the strongest first; else the two most alike."""
    rows = sorted((row for row in explained["evidence"] if row["signal"] == "document"), key=lambda row: -row["weight"])
    named = [(document_of(first, row["left_value"]), document_of(second, row["right_value"])) for row in rows]
    pairs = list(dict.fromkeys((left, right) for left, right in named if left and right))[:MOST]
    try:
        made = [data.laid_texts(*pair) for pair in pairs or [(explained["left"], explained["right"])]]
    except UsageError:
        nothing("Nothing to compare", "The sources hold no text of one of these two accounts.")
        return
    for number, one in enumerate(made):
        _pair(one, number == 0)


def _pair(made: SideBySide, first: bool) -> None:
    show(tag("p", made.sentence))
    if first:
        st.caption("Same colour and number: the same passage. Underlined: changed. Faded: many others use it, too.")
    show(div("lg-texts", _side(made.left), _side(made.right)))


def _side(side: Side) -> Safe:
    head = div("lg-ev-head", tag("b", side.account), span("lg-small", side.title))
    return div("lg-text", head, tag("p", *map(_span, side.spans)))


def _span(piece: Span) -> Safe:
    if piece.kind == "plain":
        return span("", piece.text)
    if piece.kind != "passage":
        return tag("mark", piece.text, class_=piece.kind)
    return tag("mark", piece.text, tag("sup", piece.number), class_=f"c{piece.colour}")
