"""The time zone as stated, by name or as an offset from UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import ClassVar
from zoneinfo import ZoneInfo

from linkgraph.signals.base import Comparison
from linkgraph.signals.facet import Facet

SEASONS = (datetime(2024, 1, 15, tzinfo=UTC), datetime(2024, 7, 15, tzinfo=UTC))
"""Days on which a zone shows its offsets, with and without summer time."""


class TimeZone(Facet):
    """Two accounts state one time zone."""

    title: ClassVar[str] = "the same time zone"
    family: ClassVar[str] = "timezone"
    facet: ClassVar[str] = "timezone"
    reads: ClassVar[tuple[str, ...]] = ("timezone",)
    levels: ClassVar[tuple[str, ...]] = ("same", "hours", "different")

    def fingerprint(self, value: str) -> str | None:
        """The zone's name, or `UTC+09:00`; None for one that this machine does not know."""
        return value if _offsets(value) else None

    def compare(self, left: str, right: str) -> Comparison | None:
        """Same zone, zones whose clocks agree at some time of the year, or others; distance in hours."""
        first, second = _offsets(left), _offsets(right)
        apart = min((abs(a - b).total_seconds() / 3600 for a in first for b in second), default=0.0)
        names = " and ".join(sorted((left, right)))
        if left == right:
            return Comparison("same", 0.0, f"state the time zone {left}")
        if apart == 0:
            return Comparison("hours", 0.0, f"state time zones with the same hours, {names}")
        return Comparison("different", apart, f"state time zones {apart:g} hours apart, {names}")


@lru_cache(maxsize=4096)
def _offsets(zone: str) -> frozenset[timedelta]:
    if zone.startswith("UTC"):
        hours, _, minutes = (zone[4:] or "00:00").partition(":")
        size = timedelta(hours=int(hours), minutes=int(minutes))
        return frozenset({-size if zone[3:4] == "-" else size})
    try:
        return frozenset(day.astimezone(ZoneInfo(zone)).utcoffset() or timedelta() for day in SEASONS)
    except (KeyError, ValueError, OSError):
        return frozenset()
