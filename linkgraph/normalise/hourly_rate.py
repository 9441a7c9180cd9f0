"""Hourly rates as a decimal number; the currency is not part of it."""

from __future__ import annotations

from linkgraph.normalise import amounts
from linkgraph.normalise.characters import clean

_LONGEST = 60
_HIGHEST = 100_000_000


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """`25.5` for `$25.50/hr`; None where there is no number, a range, or one below zero."""
    text = clean(raw)
    if len(text) > _LONGEST or text.startswith(("-", "\u2212")):
        return None
    number = amounts.decimal(text)
    return amounts.plain(round(number, 2)) if number is not None and number < _HIGHEST else None
