"""User names and e-mail addresses, made from a name the way people do."""

from __future__ import annotations

import random

from linkgraph.demo.people import Person, plain
from linkgraph.demo.streams import chance, weighted
from linkgraph.demo.tables import table


def handle(rng: random.Random, person: Person) -> str:
    """A user name."""
    shape = weighted(rng, [(s, float(w)) for s, w in table("handles")["shapes"].items()])
    words = table("handles")
    given, family = plain(person.given.latin) or "user", plain(person.family.latin) or "x"
    return str(shape).format(
        g=given,
        f=family,
        i=given[0],
        fi=family[0],
        s=rng.choice(["", "", "_", "-", "."]),
        n=_number(rng, person),
        t=rng.choice(words["trades"][person.trade]),
        a=rng.choice(words["first"]),
        b=rng.choice(words["second"]),
    )


def email(rng: random.Random, person: Person) -> str:
    """An e-mail address at a large provider of the person's country."""
    local = handle(rng, person).replace("-", ".").strip("._")
    return f"{local}@{weighted(rng, person.country.mail)}"


def variant(rng: random.Random, stem: str) -> str:
    """Another user name that still shows `stem`: marcos_dev, real.marcos, marcos77, marcoss."""
    shape = weighted(rng, [(s, float(w)) for s, w in table("handles")["variants"].items()])
    tag = rng.choice(table("handles")["tags"])
    return str(shape).format(s=stem, l=stem[-1], f=stem[0], t=tag, n=rng.randint(1, 99))


def _number(rng: random.Random, person: Person) -> str:
    if chance(rng, 0.4):
        return str(person.born.year)[-2:]
    if chance(rng, 0.3):
        return str(person.born.year)
    return str(rng.randint(1, 999))
