"""Countries as the map draws them: their outlines' numbers, a point in each, and what puts accounts there.

Points are those of the time zone database (`zone.tab`, the first zone of a country): needed only where a
country is too small to have an outline.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib import resources
from typing import Any

Row = dict[str, Any]
POSITION = re.compile(r"([+-])(\d{2})(\d{2})(?:\d{2})?([+-])(\d{3})(\d{2})(?:\d{2})?")


def drawn_world(ident: str, seen: Iterable[Row], height: int) -> Row:
    """What the map component draws: `countries` and `points`, each with accounts by kind, and `kinds`."""
    countries: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    points: dict[tuple[float, float], set[str]] = defaultdict(set)
    for row in seen:
        if row["at"]:
            points[row["at"]].add(row["account"])
        elif row["country"]:
            countries[row["country"]][row["kind"]].add(row["account"])
    used = {kind for kinds in countries.values() for kind in kinds} | ({"photo"} if points else set())
    return {
        "graph_id": ident,
        "height": height,
        "countries": [_country(code, kinds) for code, kinds in sorted(countries.items())],
        "points": [{"at": at, "accounts": len(accounts)} for at, accounts in sorted(points.items())],
        "kinds": [{"name": name, **look} for name, look in sightings().items() if name in used],
    }


def country_name(code: str) -> str:
    """The English name of an ISO 3166 code; what is no code as it is."""
    from babel import Locale

    return str(Locale("en").territories.get(code, code)) if code else "unknown"


@cache
def sightings() -> dict[str, dict[str, str]]:
    """The kinds of `read.whereabouts`: `title` `shape` `light` `dark` (`sightings.toml`)."""
    text = resources.files(__package__).joinpath("sightings.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _country(code: str, kinds: dict[str, set[str]]) -> Row:
    return {
        "code": code,
        "number": _numbers().get(code),
        "at": _points().get(code),
        "title": country_name(code),
        "kinds": {kind: len(accounts) for kind, accounts in kinds.items()},
    }


@cache
def _numbers() -> dict[str, str]:
    """ISO 3166 numbers, which outlines go by, of alpha-2 codes."""
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return {codes[0]: number for number, codes in aliases.items() if number.isdigit() and len(codes) == 1}


@cache
def _points() -> dict[str, tuple[float, float]]:
    """Longitude and latitude of a place in each country."""
    found: dict[str, tuple[float, float]] = {}
    for line in resources.files("tzdata").joinpath("zoneinfo/zone.tab").read_text(encoding="utf-8").splitlines():
        code, _, rest = line.partition("\t")
        if match := POSITION.match(rest):
            found.setdefault(code, _position(match))
    return found


def _position(match: re.Match[str]) -> tuple[float, float]:
    north, degrees, minutes, east, longer, seconds = match.groups()
    latitude = (int(degrees) + int(minutes) / 60) * (1 if north == "+" else -1)
    longitude = (int(longer) + int(seconds) / 60) * (1 if east == "+" else -1)
    return round(longitude, 2), round(latitude, 2)
