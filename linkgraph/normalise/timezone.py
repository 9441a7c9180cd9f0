"""Time zones: an IANA name, or an offset from UTC."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from linkgraph.normalise.characters import clean
from linkgraph.normalise.data_files import toml
from linkgraph.normalise.placeholders import is_placeholder

_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+\u2212-])\s*(\d{1,2})(?::?([0-5]\d))?(?:\s*(?:h|hrs|hours))?", re.I)
_LEADING = re.compile(r"^\(\s*((?:utc|gmt)[^)]*)\)", re.I)
_LONGEST = 100


@lru_cache(maxsize=16384)
def normalise(raw: str, country: str | None = None) -> str | None:  # noqa: ARG001
    """`Asia/Seoul`, `UTC`, `UTC+09:00`; None for anything else."""
    text = clean(raw[:_LONGEST])
    if is_placeholder(text, "timezone"):
        return None
    if named := _names().get(text.casefold().replace(" ", "_")):
        return named
    if found := _LEADING.match(text):
        text = found[1]
    text = text.strip()
    return "UTC" if text.casefold() in ("utc", "gmt", "z") else _offset(text)


def _offset(text: str) -> str | None:
    found = _OFFSET.fullmatch(text)
    if not found or not text.replace("\u2212", "-").isascii():
        return None
    sign, hours, minutes = ("+" if found[1] == "+" else "-"), int(found[2]), int(found[3] or 0)
    if hours > 14 or (hours == 14 and minutes):
        return None
    return f"UTC{sign}{hours:02}:{minutes:02}" if hours or minutes else "UTC"


@cache
def _names() -> dict[str, str]:
    from zoneinfo import available_timezones

    skip = {"Factory", "localtime", "posixrules"}
    zones = {name.casefold(): name for name in available_timezones() if name not in skip and "/" in name}
    zones = {key: name for key, name in zones.items() if not name.startswith(("posix/", "right/", "Etc/"))}
    for zone, names in toml("timezones").items():
        zones |= {name.casefold().replace(" ", "_"): zone for name in names}
    return zones
