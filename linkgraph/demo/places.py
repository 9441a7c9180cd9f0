"""Postal addresses, each written the way its country does."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from linkgraph.demo.streams import chance, fill
from linkgraph.demo.tables import City, Country, table


@dataclass(frozen=True, slots=True)
class Place:
    """One address, before it is written down."""

    country: Country
    city: City
    street: str
    number: int
    unit: str
    post: str
    block: tuple[int, int]

    @property
    def line(self) -> str:
        """The address on one line."""
        return self.country.address.format(
            no=self.number,
            street=self.street,
            unit=self.unit,
            city=self.city.name,
            state=self.city.state,
            post=self.post,
            u=self.block[0],
            u2=self.block[0],
            u3=self.block[1],
        )


def make_place(rng: random.Random, country: Country, city: City, *, unit: bool | None = None) -> Place:
    """A random address in `city`; `unit` says whether it names a flat."""
    with_unit = chance(rng, 0.45) if unit is None else unit
    number = rng.randint(1, country.numbers)
    written = rng.choice(country.units) if with_unit else ""
    return Place(
        country=country,
        city=city,
        street=rng.choice(country.streets),
        number=number,
        unit=written.format(u=rng.randint(1, 90), u2=rng.randint(1, 9), u3=rng.randint(1, 9)),
        post=fill(rng, city.post),
        block=(rng.randint(1, 7), rng.randint(1, 20)),
    )


def rewritten(place: Place, rng: random.Random) -> str:
    """The same address as another hand writes it: abbreviations, case, order of small parts."""
    line = place.line
    for long, short in table("habits")["shorter"].items():
        if long in line and chance(rng, 0.6):
            line = line.replace(long, short)
    if chance(rng, 0.3):
        line = f"{line}, {place.country.name}"
    if chance(rng, 0.2):
        line = line.upper()
    return line.replace(", ", ",  ") if chance(rng, 0.1) else line


def in_unit(place: Place, rng: random.Random) -> Place:
    """The same house, another flat."""
    written = rng.choice(place.country.units) if place.country.units else ""
    return replace(place, unit=written.format(u=rng.randint(1, 90), u2=rng.randint(1, 9), u3=rng.randint(1, 9)))
