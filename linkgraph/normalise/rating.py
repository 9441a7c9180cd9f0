"""Ratings as a decimal number, in the scale of the source."""

from __future__ import annotations

import re

from linkgraph.normalise import amounts
from linkgraph.normalise.characters import clean

_SCALE = re.compile(r"\s*(?:/|out of|of|von|sur|de)\s*\d+(?:[.,]\d+)?\s*(?:stars?)?\s*$", re.I)
_REVIEWS = re.compile(r"\s*\([^)]*\)\s*$")
_LONGEST = 60


def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """`4.8` for `4.8/5`, `4,8 (12 reviews)` or `4.8 stars`; None where there is no number."""
    text = clean(raw)
    if len(text) > _LONGEST or text.startswith(("-", "\u2212")):
        return None
    number = amounts.decimal(_SCALE.sub("", _REVIEWS.sub("", text)), grouped=False)
    return amounts.plain(number) if number is not None else None
