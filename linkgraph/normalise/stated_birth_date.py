"""Birth dates as stated, damaged ones too: `1845-01-81` is no date, and still says whose it may be."""

from __future__ import annotations

import re

from linkgraph.normalise import birth_date
from linkgraph.normalise.characters import clean

_DAMAGED = re.compile(r"\d{4}-\d\d-\d\d")


def normalise(raw: str, country: str | None = None) -> str | None:
    """A birth date as `birth_date` has it, or what is written like one and is none; None for anything else."""
    found = birth_date.normalise(raw, country)
    if found or len(raw) > 64:
        return found
    text = clean(raw)
    return text if _DAMAGED.fullmatch(text) and not birth_date.is_filled_in(text) else None
