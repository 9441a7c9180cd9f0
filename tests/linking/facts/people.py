"""Made-up records of people, several of one person, with errors: made anew for each seed."""

from __future__ import annotations

import random

Row = dict[str, str]

GIVEN = ["anna", "boris", "carla", "dmitri", "emeka", "farah", "goran", "hilde", "ines", "jonas", "kenji", "lucia"]
BEGINS = ["al", "ber", "cor", "dan", "el", "fal", "gar", "hol", "is", "jor", "kal", "lor", "mar", "nor", "os", "pel"]
ENDINGS = ["son", "ova", "ez", "mann", "ski", "ford", "well", "berg", "hara", "dottir", "wood", "field"]
TOWNS = [begin + end for begin in ("nord", "sud", "ober", "neu", "alt") for end in ("ville", "burg", "ton", "hafen")]


def people(persons: int, seed: int = 1, records: int = 4, *, own_names: bool = False) -> list[Row]:
    """`records` rows for each person; account `p:12.3` is the third of person 12.

    With `own_names` each town has names of its own, as the towns of different countries have.
    """
    draw = random.Random(seed)
    return [
        {"account": f"p:{person}.{at}", **_spoilt(row, draw)}
        for person in range(persons)
        for row in [_local(draw) if own_names else _person(draw)]
        for at in range(records)
    ]


def _person(draw: random.Random) -> Row:
    return {
        "name": f"{draw.choice(GIVEN)} {draw.choice(BEGINS)}{draw.choice(BEGINS)}{draw.choice(ENDINGS)}",
        "birth_date": f"{draw.randint(1940, 2000)}-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}",
        "city": draw.choice(TOWNS),
        "gender": draw.choice(["female", "male"]),
    }


def _local(draw: random.Random) -> Row:
    person = _person(draw)
    at = TOWNS.index(person["city"])
    given, begins = GIVEN[at % 4 :: 4], BEGINS[at % 5 :: 5]
    family = f"{draw.choice(begins)}{draw.choice(begins)}{ENDINGS[at % len(ENDINGS)]}"
    return {**person, "name": f"{draw.choice(given)} {family}"}


def _spoilt(row: Row, draw: random.Random) -> Row:
    found = dict(row)
    if draw.random() < 0.2:
        at = draw.randrange(1, len(row["name"]))
        found["name"] = row["name"][:at] + draw.choice("aeiou") + row["name"][at + 1 :]
    if draw.random() < 0.1:
        found["birth_date"] = row["birth_date"][:-1] + str(draw.randint(0, 9))
    for column in ("birth_date", "city"):
        if draw.random() < 0.15:
            found[column] = ""
    return found
