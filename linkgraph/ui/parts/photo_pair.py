"""The two photos that speak most for one hand, side by side or laid on each other."""

from __future__ import annotations

from typing import Any

import streamlit as st

from linkgraph.content.strangers import as_near
from linkgraph.ui import data
from linkgraph.ui.alignment import Aligned
from linkgraph.ui.component import pair
from linkgraph.ui.originals import photo_of
from linkgraph.ui.photos import large

Row = dict[str, Any]
Pair = tuple[str | None, str | None]


def photo_pair(explained: Row, first: Row, second: Row) -> None:
    """Draws them, and says what comparing the pictures gave."""
    pairs = photo_pairs(explained, first, second)
    chosen = pairs[0]
    if len(pairs) > 1:
        titles = [f"{n}" for n in range(1, len(pairs) + 1)]
        number = st.segmented_control(
            "Pair of photos", titles, default="1", required=True, key=_key(explained, "which")
        )
        chosen = pairs[int(number or "1") - 1]
    left, right = chosen
    found = data.aligned(right, left) if left and right else None
    drawn = {
        "left": large(left),
        "right": large(right),
        "names": [data.name_of(first), data.name_of(second)],
        "matrix": found.matrix if found else None,
    }
    pair(drawn, _key(explained, f"photos {left} {right}"))
    if found:
        st.caption(_says(found))


def photo_pairs(explained: Row, first: Row, second: Row) -> list[Pair]:
    """The pairs that are evidence, the strongest first; without any the first photos of both."""
    rows = sorted((row for row in explained["evidence"] if row["signal"] == "photo"), key=lambda row: -row["weight"])
    named = [(photo_of(first, row["left_value"]), photo_of(second, row["right_value"])) for row in rows]
    found = [pair for pair in named if all(pair)]
    return list(dict.fromkeys(found)) or [(first.get("photo"), second.get("photo"))]


def _says(found: Aligned) -> str:
    points = f"{found.points} common points, " if found.points else ""
    near = as_near(found.bits)
    worth = f" {near[0].upper()}{near[1:]}." if near else ""
    return f"Compared as pictures: {found.says}; {points}{found.bits} of 256 bits of their hashes differ.{worth}"


def _key(explained: Row, what: str) -> str:
    return f"{what} {explained['left']} {explained['right']}"
