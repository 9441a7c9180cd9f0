"""Reviews, other addresses, and what observers noted."""

from __future__ import annotations

import random

from linkgraph.demo import texts
from linkgraph.demo.account import Account
from linkgraph.demo.clock import day, moment
from linkgraph.demo.streams import chance
from linkgraph.demo.tables import table
from linkgraph.demo.world import World


def ordinary(world: World, account: Account) -> None:
    """Some reviews by clients, an address here and there, rarely a note."""
    rng = world.stream("standing", account.index)
    if chance(rng, 0.5):
        for _ in range(rng.randint(1, 5)):
            client = world.stream("rater", rng.randrange(max(40, world.size))).randrange(10**7)
            rate(rng, account, f"{account.platform}:c{client}")
    if chance(rng, 0.2):
        add_address(rng, account, account.place.line, "residence" if chance(rng, 0.7) else "identity_document")
    if chance(rng, 0.05):
        note(rng, account)


def rate(rng: random.Random, account: Account, by: str, stars: int = 0) -> None:
    """Adds a review of `account`."""
    given = stars or rng.choices([5, 4, 3, 2, 1], [70, 18, 6, 3, 3])[0]
    text = texts.review(rng, account.person) if chance(rng, 0.7) else ""
    row = {"by": by, "rating": str(given), "text": text}
    account.reviews.append({**row, "at": day(moment(rng))})


def add_address(rng: random.Random, account: Account, line: str, kind: str, country: str = "") -> None:
    """Adds a postal address."""
    where = country or account.person.country.code
    account.addresses.append({"address": line, "kind": kind, "country": where, "seen_at": day(moment(rng))})


def note(rng: random.Random, account: Account, kind: str = "") -> None:
    """Adds something an observer noted."""
    account.events.append({"kind": kind or rng.choice(table("habits")["noted"]["kinds"]), "at": day(moment(rng))})
