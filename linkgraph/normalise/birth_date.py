"""Birth dates: a date, or only the year where only the year is stated."""

from __future__ import annotations

import re
from datetime import date

from linkgraph.normalise import time
from linkgraph.normalise.characters import clean

_YEAR = re.compile(r"(1[89]\d\d|20\d\d)")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?$")
_ISO = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_FILLED_IN = frozenset({"1900-01-01", "1970-01-01", "1899-12-30", "1899-12-31"})
_OLDEST = 1000


def normalise(raw: str, country: str | None = None) -> str | None:
    """`1990-04-01`, or `1990`; None for ambiguous, impossible and default dates such as 1970-01-01."""
    if len(raw) > 64:
        return None
    text = _MIDNIGHT.sub("", clean(raw))
    if _YEAR.fullmatch(text):
        return text if _OLDEST <= int(text) <= date.today().year else None
    found = _iso(text) or time.day(text, country)
    if found is None or found.year < _OLDEST or found > date.today():
        return None
    value = found.isoformat()
    return None if value in _FILLED_IN else value


def is_filled_in(text: str) -> bool:
    """True for dates that a form fills in where nobody did, and for days to come."""
    return text in _FILLED_IN or text[:4] < "1000" or text > date.today().isoformat()


def _iso(text: str) -> date | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
