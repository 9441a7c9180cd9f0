"""The word lists of the generator, read from `data/`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

Table = dict[str, Any]


@cache
def table(name: str) -> Table:
    """The file `data/NAME.toml`."""
    path = resources.files(__package__) / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Word:
    """A name as it is usually written, in its own script (or empty), and spelt otherwise."""

    latin: str
    native: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Culture:
    """The names of a culture and how they are put together."""

    male: tuple[Word, ...]
    female: tuple[Word, ...]
    middle: tuple[Word, ...]
    family: tuple[Word, ...]
    family_first: float
    double_family: float
    native: float
    feminine_family: str


@cache
def culture(name: str) -> Culture:
    """The culture called `name`."""
    data = table(f"cultures/{name}")
    words = {kind: _words(data.get(kind, "")) for kind in ("male", "female", "middle", "family")}
    return Culture(
        **words,
        family_first=float(data.get("family_first", 0)),
        double_family=float(data.get("double_family", 0)),
        native=float(data.get("native", 0)),
        feminine_family=str(data.get("feminine_family", "")),
    )


def _words(text: str) -> tuple[Word, ...]:
    return tuple(_word(part) for part in text.split(", ") if part)


def _word(text: str) -> Word:
    latin, _, rest = text.strip().partition("/")
    native, _, others = rest.partition("/")
    return Word(latin, native, tuple(o for o in others.split(",") if o))


@dataclass(frozen=True, slots=True)
class City:
    """A city, the pattern of its postcodes, its state where addresses name one, its time zone."""

    name: str
    post: str
    state: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Country:
    """What a country needs for people to live in it; `code` is ISO 3166 alpha-2."""

    code: str
    name: str
    share: float
    cultures: tuple[tuple[str, float], ...]
    cities: tuple[City, ...]
    streets: tuple[str, ...]
    address: str
    numbers: int
    units: tuple[str, ...]
    mail: tuple[tuple[str, float], ...]
    currency: str
    home: tuple[str, ...]
    mobile: tuple[str, ...]
    languages: tuple[str, ...]
    iban: str


@cache
def countries() -> dict[str, Country]:
    """All countries by code."""
    return {code: _country(code, data) for code, data in table("countries").items()}


def _country(code: str, data: Table) -> Country:
    return Country(
        code=code,
        name=data["name"],
        share=float(data["share"]),
        cultures=_weights(data["cultures"]),
        cities=tuple(City(*city.split("|")) for city in data["cities"]),
        streets=tuple(data["streets"].split(", ")),
        address=data["address"],
        numbers=int(data["numbers"]),
        units=tuple(data["units"]),
        mail=_weights(data["mail"]),
        currency=data["currency"],
        home=tuple(data["home"].split()),
        mobile=tuple(data["mobile"].split()),
        languages=tuple(data["languages"].split(", ")),
        iban=data.get("iban", ""),
    )


def _weights(text: str) -> tuple[tuple[str, float], ...]:
    pairs = (part.rsplit(":", 1) for part in text.split())
    return tuple((name, float(weight)) for name, weight in pairs)
