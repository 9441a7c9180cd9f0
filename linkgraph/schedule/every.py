"""How often: `15m`, `12h`, `1d`, `1w`."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from linkgraph.errors import UsageError

UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
EPOCH = datetime(1970, 1, 5, tzinfo=UTC)
"""A Monday at midnight: from here the times of all schedules are counted."""


def every(text: str) -> timedelta:
    """The interval; UsageError where it is none, or none of at least a minute."""
    found = re.fullmatch(r"(\d{1,4})([mhdw])", text.strip().lower())
    if found is None or int(found[1]) == 0:
        raise UsageError(f"{text!r} is no interval: give 15m, 12h, 1d or 1w, for example")
    return timedelta(**{UNITS[found[2]]: int(found[1])})


def last_due(now: datetime, interval: timedelta) -> datetime:
    """The last moment of the schedule that is not later than `now`: `1d` is due at midnight, `1w` on Mondays."""
    return EPOCH + interval * ((now - EPOCH) // interval)
