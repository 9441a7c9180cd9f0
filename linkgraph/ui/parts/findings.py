"""Red-flag findings with their source and their innocent explanations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from linkgraph.ui.markup import Safe, div, join, span, tag
from linkgraph.ui.parts.notes import chip, counted

Row = Mapping[str, Any]
MOST = 12
"""Findings of one flag that are listed."""


def by_flag(rows: Iterable[Row]) -> Safe:
    """The findings of each flag together, in the order in which the flags come first."""
    rows = list(rows)
    order = list(dict.fromkeys(row["flag"] for row in rows))
    sorted_ = sorted(rows, key=lambda row: order.index(row["flag"]))
    return join(*(_flag(list(group)) for _, group in groupby(sorted_, key=lambda row: row["flag"])))


def _flag(rows: Sequence[Row]) -> Safe:
    """What was found, about whom, where the flag comes from, and what else it can mean."""
    first = rows[0]
    more = len(rows) - MOST
    return div(
        "lg-finding",
        div("lg-title", tag("h3", first.get("title") or first["flag"]), chip(counted(len(rows), "finding"))),
        *(tag("p", row.get("detail"), " ", span("lg-small", row["subject"])) for row in rows[:MOST]),
        tag("p", f"and {counted(more, 'more finding')}", class_="lg-small") if more > 0 else None,
        tag("blockquote", first["source"]) if first.get("source") else None,
        tag("p", tag("b", "May be innocent: "), first["benign"], class_="lg-small") if first.get("benign") else None,
    )
