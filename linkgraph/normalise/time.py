"""Points in time: ISO 8601 in UTC, or a plain date.

No zone means UTC. Seconds and milliseconds since 1970 are read too. Dates with slashes are read
only where day and month cannot be confused, or where the country says which comes first.
"""

from __future__ import annotations

import datetime as clocks
import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache, lru_cache

from linkgraph.normalise.characters import clean, fold
from linkgraph.normalise.data_files import toml

_CANONICAL = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[Tt ]\s*(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*"
    r"([Zz]|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
)
_EPOCH = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
_CLOCK = re.compile(
    r"(?:,|\s|T)\s*(?:at )?(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap]\.?m\.?)?\s*"
    r"(z|utc|gmt|[+-]\d\d:?\d\d)?$",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})|(\d{4})-(\d{1,2})-(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_WORDS = re.compile(r"[^\W_]+")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_LONGEST = 64


def normalise(raw: str, country: str | None = None) -> str | None:
    """`2022-05-16T14:03:00Z`, or `2022-05-16` where no time of day is given; None if unreadable."""
    if _CANONICAL.fullmatch(raw) and raw[0] != "0":
        found = _iso(raw)
        return found if found else None
    return _read(raw, country) if len(raw) <= _LONGEST else None


def day(raw: str, country: str | None = None) -> date | None:
    """The date in a string without a time of day, in any of the forms that are unambiguous."""
    text = clean(raw)
    for reader in (_plain_date, _date_in_words):
        found = reader(text, country)
        if found:
            return found
    return None


@lru_cache(maxsize=65536)
def _read(raw: str, country: str | None) -> str | None:
    text = clean(raw)
    return _iso(text) or _epoch(text) or _with_clock(text, country) or _only_date(text, country)


def _iso(text: str) -> str | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month, day_, hour, minute, second, zone = found.groups()
    if hour is None:
        known = _date(year, month, day_)
        return known.isoformat() if known else None
    return _moment(_date(year, month, day_), (hour, minute, second), zone)


def _epoch(text: str) -> str | None:
    found = _EPOCH.fullmatch(text)
    if not found or not text.isascii():
        return None
    seconds = int(found[1]) if found[1] else int(found[2]) // 1000
    return _format(datetime.fromtimestamp(seconds, UTC))


def _with_clock(text: str, country: str | None) -> str | None:
    found = _CLOCK.search(text)
    if not found:
        return None
    hour, minute, second, half, zone = found.groups()
    if half:
        hour = _of_24(int(hour), half[0].lower())
    return _moment(day(text[: found.start()], country), (hour, minute, second), zone)


def _only_date(text: str, country: str | None) -> str | None:
    found = day(text, country)
    return found.isoformat() if found else None


def _of_24(hour: int, half: str) -> str:
    if not 1 <= hour <= 12:
        return "99"
    return str(hour % 12 + (12 if half == "p" else 0))


def _moment(known: date | None, clock: tuple[str, str, str | None], zone: str | None) -> str | None:
    if known is None:
        return None
    hour, minute, second = int(clock[0]), int(clock[1]), int(clock[2] or 0)
    try:
        at = clocks.time(hour, minute, min(second, 59), tzinfo=_offset(zone))
        return _format(datetime.combine(known, at).astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def _offset(zone: str | None) -> timezone:
    if not zone or zone[0] not in "+-":
        return UTC
    digits = zone[1:].replace(":", "").ljust(4, "0")
    delta = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-delta if zone[0] == "-" else delta)


def _format(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")[:19] + "Z"


def _date(year: str, month: str, day_: str) -> date | None:
    try:
        return date(int(year), int(month), int(day_)) if int(year) >= 1000 else None
    except ValueError:
        return None


def _plain_date(text: str, country: str | None) -> date | None:
    if found := (_YEAR_FIRST.fullmatch(text) or _CJK.fullmatch(text)):
        year, month, day_ = (part for part in found.groups() if part)
        return _date(year, month, day_)
    if found := _YEAR_LAST.fullmatch(text):
        first, separator, second, year = found.groups()
        return _year_last(first, second, year, separator, country)
    return None


def _year_last(first: str, second: str, year: str, separator: str, country: str | None) -> date | None:
    """`16/5/2022`: the order is known from a number above 12, equal numbers, a dot, or the country."""
    if int(first) > 12 or int(first) == int(second) or separator == ".":
        return _date(year, second, first)
    if int(second) > 12:
        return _date(year, first, second)
    if country is None:
        return None
    return _date(year, first, second) if country.upper() in _month_first() else _date(year, second, first)


def _date_in_words(text: str, country: str | None) -> date | None:  # noqa: ARG001
    """`16 May 2022`, `May 16th, 2022`, `16. mai 2022`: one month, one day, one year."""
    words = [word for word in _WORDS.findall(fold(text)) if word not in _fillers()]
    if len(words) != 3:
        return None
    months = [_months()[word] for word in words if word in _months()]
    years = [word for word in words if len(word) == 4 and word.isdecimal()]
    days = [found[1] for word in words if (found := _DAY.fullmatch(word))]
    if len(months) == len(years) == len(days) == 1:
        return _date(years[0], str(months[0]), days[0])
    return None


@cache
def _months() -> dict[str, int]:
    return {fold(name): int(number) for number, names in toml("dates")["months"].items() for name in names}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(fold(word) for word in toml("dates")["fillers"])


@cache
def _month_first() -> frozenset[str]:
    return frozenset(toml("dates")["month_first"])
