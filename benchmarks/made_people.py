"""Records of made-up people, as many as wanted, by the generator of `linkgraph demo`, with truth.

Two people in three have one record, the others two to four: the name respelt or mistyped, a digit of the
birth date wrong, the address written otherwise or left behind, this or that missing.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from benchmarks.person_records import Records, Row
from linkgraph.demo import texts
from linkgraph.demo.people import Person, make_person, respelt
from linkgraph.demo.places import Place, make_place, rewritten
from linkgraph.demo.profiles import displayed

COPIES = (1, 1, 1, 1, 2, 4)
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MISSING = 0.08


@dataclass(frozen=True, slots=True)
class _Known:
    person: Person
    place: Place
    employment: str


def made(count: int, seed: int = 1) -> Records:
    """`count` records; of more records the first ones are the same."""
    rows: list[Row] = []
    truth: list[str] = []
    number = 0
    while len(rows) < count:
        rng = random.Random(f"{seed}.{number}")
        person = make_person(rng)
        known = _Known(person, make_place(rng, person.country, person.city), texts.employment(rng, person))
        for copy in range(rng.choice(COPIES)):
            rows.append({"account": f"m:{number}.{copy}", **_record(rng, known, is_copy=copy > 0)})
            truth.append(str(number))
        number += 1
    return Records(rows[:count], truth[:count])


def _record(rng: random.Random, known: _Known, *, is_copy: bool) -> Row:
    person = respelt(known.person, rng) if is_copy and rng.random() < 0.3 else known.person
    place = make_place(rng, person.country, person.city) if is_copy and rng.random() < 0.15 else known.place
    name, born = displayed(rng, person), person.born.isoformat()
    row = {
        "name": _mistyped(rng, name) if is_copy and rng.random() < 0.2 else name,
        "birth_date": _digit_off(rng, born) if is_copy and rng.random() < 0.1 else born,
        "city": person.city.name,
        "address": rewritten(place, rng) if is_copy else place.line,
        "gender": "female" if person.female else "male",
        "employment": known.employment,
    }
    return {column: "" if column != "name" and rng.random() < MISSING else value for column, value in row.items()}


def _mistyped(rng: random.Random, name: str) -> str:
    at = rng.randrange(len(name))
    return rng.choice([name[:at] + rng.choice(LETTERS) + name[at + 1 :], name[:at] + name[at + 1 :]]).strip() or name


def _digit_off(rng: random.Random, date: str) -> str:
    """Another last digit of the year."""
    return f"{date[:3]}{rng.randrange(10)}{date[4:]}"
