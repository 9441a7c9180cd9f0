"""Evidence in words and bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from linkgraph.ui.look import Look, look
from linkgraph.ui.markup import Safe, div, join, span, tag

Row = dict[str, Any]
FULL = 16.0
"""Bits at which a bar is full."""


def colours(of: Look) -> str:
    """A style that carries a signal's two colours."""
    return f"--l:{of.light};--d:{of.dark}"


def line(of: Look) -> Safe:
    """A short sample of the line that stands for a signal in the graph."""
    return span(f"lg-line {kind_of_line(of)}".strip(), style=colours(of))


def kind_of_line(of: Look) -> str:
    """`dashed`, `dotted` or nothing, as a signal's line is drawn."""
    return "" if not of.dash else "dotted" if of.dash[0] <= 4 else "dashed"


def bits(weight: float) -> str:
    """A signed weight, with a true minus sign."""
    return f"{weight:+.1f}".replace("-", "\u2212")


def sentence(row: Row) -> str:
    """What the evidence says, as a sentence about the two accounts."""
    detail = str(row.get("detail") or "") or look(row["signal"]).shared
    who = "They" if row.get("weight", 0) < 0 else "Both"
    return f"{who} {detail}" if detail[:1].islower() else detail


def evidence_list(rows: Iterable[Row], chosen: str | None = None) -> Safe:
    """Each item with its sentence and its weight; `chosen` is the signal to mark."""
    return join(*(_item(row, row["signal"] == chosen) for row in strongest_first(rows)))


def strongest_first(rows: Iterable[Row]) -> list[Row]:
    """Items in favour from the greatest weight down, then those against."""
    return sorted(rows, key=lambda row: -row["weight"])


def signal_chips(signals: Sequence[str]) -> Safe:
    """Chips with the lines of these signals."""
    return join(*(span("lg-chip", line(look(name)), look(name).title) for name in signals))


def _item(row: Row, chosen: bool) -> Safe:
    of = look(row["signal"])
    against = row["weight"] < 0
    marks = " chosen" if chosen else ""
    marks += " lg-against" if against else ""
    marks += " out" if row.get("suppressed") else ""
    share = min(100.0, 100 * abs(row["weight"]) / FULL)
    return div(
        "lg-ev" + marks,
        div(
            "lg-ev-head",
            line(of),
            tag("b", of.title),
            span(
                "lg-small",
                "taken out by a judgement" if row.get("suppressed") else "against" if against else None,
            ),
            span("bits", bits(row["weight"])),
        ),
        div("lg-small", sentence(row)),
        div("lg-bar", tag("i", style=f"width:{share:.0f}%"), style=colours(of)),
    )
