"""How a link's probability comes about: the prior, then each item of evidence, added up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from linkgraph.ui.look import look
from linkgraph.ui.markup import Safe, div, join, span, tag
from linkgraph.ui.parts.evidence import bits, colours, line, sentence, strongest_first

NEUTRAL = "--l:#64748b;--d:#9aa8bb"
PRIOR = "any two accounts of the case, before looking at them"
TOTAL = "--l:#2f5bd0;--d:#5f8bff"


def waterfall(explained: Mapping[str, Any]) -> Safe:
    """Bars from the prior to the total, as `read.explain` gives them. Bars end where the next one begins."""
    items = [row for row in strongest_first(explained["evidence"]) if not row.get("suppressed")]
    prior, weight = float(explained["prior"]), float(explained["weight"])
    low, high = _span(prior, [row["weight"] for row in items])
    scale = _Scale(low, high)
    rows = [scale.row("before any evidence", 0.0, prior, NEUTRAL), span("note", PRIOR)]
    reached = prior
    for row in items:
        of = look(row["signal"])
        rows.append(scale.row(join(line(of), " ", of.title), reached, reached + row["weight"], colours(of)))
        rows.append(span("note", sentence(row)))
        reached += row["weight"]
    rows.append(scale.row("together", 0.0, prior + weight, TOTAL, "sum"))
    return div("lg-fall", *rows)


class _Scale:
    def __init__(self, low: float, high: float) -> None:
        self.low = low
        self.width = (high - low) or 1.0

    def row(self, label: str | Safe, start: float, end: float, style: str, class_: str = "") -> Safe:
        left, right = sorted((start, end))
        bar = f"left:{self._at(left):.2f}%;width:{self._at(right) - self._at(left):.2f}%;{style}"
        track = div("track " + class_, tag("i", style=bar), style=f"--zero:{self._at(0.0):.2f}%")
        minus = " lg-minus" if end < start and style != NEUTRAL else ""
        return join(span(class_, label), track, span(f"bits {class_}{minus}", bits(end - start)))

    def _at(self, value: float) -> float:
        return 100 * (value - self.low) / self.width


def _span(prior: float, weights: list[float]) -> tuple[float, float]:
    reached, seen = prior, [0.0, prior]
    for weight in weights:
        reached += weight
        seen.append(reached)
    return min(seen), max(seen)
