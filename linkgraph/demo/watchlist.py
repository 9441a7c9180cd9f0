"""Values that somebody has warned of."""

from __future__ import annotations

import random

from linkgraph.demo.account import Row
from linkgraph.demo.clock import day, moment
from linkgraph.demo.people import make_person
from linkgraph.demo.streams import chance
from linkgraph.demo.world import World

LISTED = ("wallet", "phone", "email")


def watchlist(world: World) -> list[Row]:
    """A few values of planted rings, and more that nobody in the case has."""
    rng = world.stream("watchlist")
    rows: list[Row] = []
    for planted in world.planted:
        if planted.signal in LISTED and chance(rng, 0.3):
            account = rng.choice(planted.accounts)
            rows.append({"kind": planted.signal, "value": account.profile[planted.signal]})
    for _ in range(12):
        rows.append(_stranger(world, rng))
    rng.shuffle(rows)
    sources = ["partner report", "open source", "bank"]
    return [{**row, "source": rng.choice(sources), "seen_at": day(moment(rng))} for row in rows]


def _stranger(world: World, rng: random.Random) -> Row:
    person, kind = make_person(rng), rng.choice(LISTED)
    if kind == "wallet":
        return {"kind": kind, "value": world.wallet(rng)}
    value = world.email(rng, person) if kind == "email" else world.phone(rng, person.country)
    return {"kind": kind, "value": value}
