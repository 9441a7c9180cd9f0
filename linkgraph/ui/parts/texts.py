"""Two documents side by side, with the passages they share in the same colour and number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from linkgraph.ui import data
from linkgraph.ui.markup import Safe, div, show, span, tag
from linkgraph.ui.passages import LONGEST, Piece, passages

Row = Mapping[str, Any]
COLOURS = 6
MOST = 3


def texts(evidence: Iterable[Row]) -> None:
    """The documents behind the document evidence of two accounts, the strongest pairs first."""
    pairs = [(row["left_value"], row["right_value"]) for row in evidence if row["signal"] == "document"]
    for left, right in list(dict.fromkeys(pairs))[:MOST]:
        _pair(data.text(left), data.text(right))


def _pair(left: Row | None, right: Row | None) -> None:
    if left is None or right is None:
        return
    ours, theirs = passages(left["text"] or "", right["text"] or "")
    count = sum(number is not None for _, number in ours)
    show(
        tag("h3", _heading(count, left["id"] == right["id"])),
        div("lg-texts", _side(left, ours), _side(right, theirs)),
    )


def _heading(count: int, same: bool) -> str:
    if same:
        return "Documents: the same text"
    return f"Documents: {count} shared {'passage' if count == 1 else 'passages'}"


def _side(row: Row, pieces: list[Piece]) -> Safe:
    title = row["title"] or row["file"] or "document"
    cut = f", the first {LONGEST:,} words compared" if (row["words"] or 0) > LONGEST else ""
    return div("lg-text", div("lg-small", f"{title}{cut}"), tag("p", *(_piece(*piece) for piece in pieces)))


def _piece(text: str, number: int | None) -> Safe:
    if number is None:
        return span("", text)
    return tag("mark", text, tag("sup", number + 1), class_=f"c{number % COLOURS}")
