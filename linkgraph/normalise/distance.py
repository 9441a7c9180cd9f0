"""How far apart countries are, for telling journeys from jumps."""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import product
from math import asin, cos, radians, sin, sqrt

Place = tuple[float, float]

EARTH = 6371.0
SLACK = 600.0
"""Kilometres given away: people live elsewhere than in the listed cities."""


@cache
def kilometres(one: str, other: str) -> float | None:
    """Kilometres at least between people of two countries (ISO 3166); None where one is not known.

    The lower quartile of the distances between their principal cities, less `SLACK`; 0 for neighbours. The
    cities are those of the time zone database (`zone.tab`).
    """
    if one == other:
        return 0.0
    here, there = _cities().get(one), _cities().get(other)
    if here is None or there is None:
        return None
    found = sorted(_between(a, b) for a, b in product(here, there))
    return 0.0 if found[0] < SLACK else max(0.0, found[len(found) // 4] - SLACK)


def _between(one: Place, other: Place) -> float:
    """Great-circle distance (haversine)."""
    (lat, lon), (lat2, lon2) = one, other
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


@cache
def _cities() -> dict[str, list[Place]]:
    text = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    found: dict[str, list[Place]] = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, place = line.split("\t")[:2]
            found.setdefault(code, []).append(_place(place))
    return found


def _place(text: str) -> Place:
    """`+5230+01322` (ISO 6709, degrees and minutes, perhaps seconds) in radians."""
    cut = max(text.rfind("+"), text.rfind("-"))
    return _angle(text[:cut], 2), _angle(text[cut:], 3)


def _angle(text: str, digits: int) -> float:
    degrees, rest = text[1 : 1 + digits], text[1 + digits :]
    value = int(degrees) + int(rest[:2]) / 60 + int(rest[2:4] or 0) / 3600
    return radians(-value if text[0] == "-" else value)
