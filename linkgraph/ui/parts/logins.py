"""The logins of two accounts on one axis of time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from linkgraph.ui.data import name_of
from linkgraph.ui.markup import Safe, div, span, tag

Row = Mapping[str, Any]


def logins(left: Row, right: Row) -> Safe | None:
    """A strip for each account; logins from an address that both used stand out. None where neither logged in."""
    sides = [_moments(row["logins"]) for row in (left, right)]
    every = [at for side in sides for at, _ in side]
    if not every:
        return None
    low, high = min(every), max(every)
    both = {ip for _, ip in sides[0]} & {ip for _, ip in sides[1]}
    rows = [_strip(name_of(dict(row)), side, low, high, both) for row, side in zip((left, right), sides, strict=True)]
    return div("lg-logins", *rows, _axis(low, high), _said(both, sides))


def _moments(rows: Sequence[Row]) -> list[tuple[float, str]]:
    return [(at, str(row["ip"])) for row in rows if (at := _epoch(row["at"])) is not None]


def _epoch(text: str | None) -> float | None:
    try:
        at = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()


def _strip(name: str, side: list[tuple[float, str]], low: float, high: float, both: set[str]) -> Safe:
    ticks = (
        tag("i", class_="both" if ip in both else None, style=f"left:{_place(at, low, high):.2f}%", title=_when(at, ip))
        for at, ip in side
    )
    return div("row", span("name", name), div("strip", *ticks))


def _place(at: float, low: float, high: float) -> float:
    return 100 * (at - low) / (high - low) if high > low else 50.0


def _when(at: float, ip: str) -> str:
    return f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M} UTC from {ip}"


def _axis(low: float, high: float) -> Safe:
    ends = (f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d}" for at in (low, high))
    return div("row", span("name", ""), div("axis", *(span("lg-small", text) for text in ends)))


def _said(both: set[str], sides: list[list[tuple[float, str]]]) -> Safe:
    if not all(sides):
        return div("lg-small", "One of the two has no logins in the sources.")
    if not both:
        return div("lg-small", "No address was used by both.")
    text = ", ".join(sorted(both)[:5]) + (f" and {len(both) - 5} more" if len(both) > 5 else "")
    return div("lg-small", f"Tall and coloured: from an address that both used ({text}).")
