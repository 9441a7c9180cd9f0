"""Made-up people: a name, a place, a birth date, a trade."""

from __future__ import annotations

import random
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, timedelta

from linkgraph.demo.streams import chance, weighted
from linkgraph.demo.tables import City, Country, Word, countries, culture, table


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who might be behind an account, or who a ring makes up."""

    given: Word
    family: Word
    middle: str
    female: bool
    culture: str
    country: Country
    city: City
    born: date
    trade: str
    family_first: bool

    @property
    def name(self) -> str:
        """The name as it is usually shown, in Latin letters."""
        parts = [self.given.latin, self.middle, self.family.latin]
        if self.family_first:
            parts = [self.family.latin, self.middle, self.given.latin]
        return " ".join(p for p in parts if p)

    @property
    def native_name(self) -> str:
        """The name in its own script; empty where that is Latin."""
        if not (self.given.native and self.family.native):
            return ""
        if self.culture in ("korean", "chinese", "japanese"):
            return self.family.native + self.given.native
        return f"{self.given.native} {self.family.native}"


def make_person(rng: random.Random, code: str | None = None) -> Person:
    """A person of the country `code`, or of any."""
    country = countries()[code or _country_code(rng)]
    kind = weighted(rng, country.cultures)
    names = culture(kind)
    female = chance(rng, 0.36)
    given = rng.choice(names.female if female else names.male)
    family = rng.choice(names.family)
    if chance(rng, names.double_family):
        family = Word(f"{family.latin} {rng.choice(names.family).latin}")
    if female:
        family = feminine(family, names.feminine_family)
    return Person(
        given=given,
        family=family,
        middle=_middle(rng, kind),
        female=female,
        culture=kind,
        country=country,
        city=rng.choice(country.cities),
        born=birth_date(rng),
        trade=weighted(rng, [(t, float(d["share"])) for t, d in table("trades").items()]),
        family_first=chance(rng, names.family_first),
    )


def birth_date(rng: random.Random) -> date:
    """A birth date of someone between 20 and 58."""
    years = 20 + min(38.0, rng.expovariate(1 / 11))
    return date(2025, 3, 1) - timedelta(days=int(years * 365.25) + rng.randrange(365))


def feminine(family: Word, ending: str) -> Word:
    """`family` as a woman bears it, for cultures that have an `ending`."""
    if not ending or not family.latin.endswith(("ov", "ev", "in")):
        return family
    native = family.native + table("names")["native_ending"] if family.native else ""
    return Word(family.latin + ending, native, tuple(o + ending for o in family.others))


def respelt(person: Person, rng: random.Random) -> Person:
    """`person` with the name spelt in another way, where there is one."""
    given = _otherwise(person.given, rng)
    family = _otherwise(person.family, rng)
    return replace(person, given=given, family=family, family_first=chance(rng, 0.3))


def plain(text: str) -> str:
    """`text` in lower-case ASCII letters and digits."""
    flat = (
        unicodedata.normalize("NFKD", text.translate(str.maketrans(table("names")["letters"])))
        .encode("ascii", "ignore")
        .decode()
    )
    return "".join(c for c in flat.lower() if c.isalnum())


def _country_code(rng: random.Random) -> str:
    return weighted(rng, [(c.code, c.share) for c in countries().values()])


def _middle(rng: random.Random, kind: str) -> str:
    names = culture(kind).middle
    if names:
        return rng.choice(names).latin if chance(rng, 0.6) else ""
    if kind in ("anglo", "nigerian", "filipino", "kenyan") and chance(rng, 0.12):
        return rng.choice("ABCDEFGHJKLMNPRSTW") + "."
    return ""


def _otherwise(word: Word, rng: random.Random) -> Word:
    if not word.others:
        return word
    return replace(word, latin=rng.choice([word.latin, *word.others]))
