"""Dates of exports, whose order of day and month follows the settings of whoever made them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from linkgraph.normalise import normaliser

_PARTS = re.compile(r"\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d\d)\b")
_HAS_ZONE = re.compile(r"(?:z|utc|gmt|\d[-+]\d\d:?\d\d)$", re.IGNORECASE)
_HOURS = {
    "UTC": 0, "GMT": 0, "WET": 0, "BST": 1, "CET": 1, "WEST": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3,
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "JST": 9, "KST": 9,
    "AKST": -9, "AKDT": -8, "HST": -10, "BRT": -3, "ART": -3, "SGT": 8, "HKT": 8, "PHT": 8, "ICT": 7, "SAST": 2,
    "WIB": 7, "AWST": 8, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13,
}  # fmt: skip


def day_first(dates: Iterable[str]) -> bool | None:
    """Whether the day stands before the month; None where no date settles it. Between points it always does."""
    for text in dates:
        if found := _PARTS.match(text):
            if found[0].count(".") == 2:
                return True
            if int(found[1]) > 12:
                return True
            if int(found[2]) > 12:
                return False
    return None


def moment(date: str, time: str | None, zone: str | None, *, day_before_month: bool) -> str:
    """A date with an optional time and zone in ISO 8601, UTC; unchanged where it is none."""
    found = _PARTS.match(date)
    day = date.strip()
    if found:
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        whole = year if year > 99 else 2000 + year
        month, number = (second, first) if day_before_month else (first, second)
        day = f"{whole:04}-{month:02}-{number:02}{date[found.end() :]}"
    said = f"{day.strip()} {time}".strip() if time else day.strip()
    try:
        parsed = datetime.fromisoformat(said)
    except ValueError:
        if (read := normaliser("time")(said, None)) is None:
            return said
        if _HAS_ZONE.search(said):
            return read
        parsed = datetime.fromisoformat(read.removesuffix("Z"))
    if parsed.tzinfo is None:
        parsed = parsed.replace(tzinfo=_zone(zone))
    return parsed.astimezone(UTC).isoformat()


def is_zone(name: str) -> bool:
    """True for a time zone that `moment` knows."""
    return _zone(name) is not UTC or name.upper() in ("UTC", "ETC/UTC") or _HOURS.get(name.upper()) == 0


def _zone(name: str | None) -> tzinfo:
    if not name:
        return UTC
    if name.upper() in _HOURS:
        return timezone(timedelta(hours=_HOURS[name.upper()]))
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC
