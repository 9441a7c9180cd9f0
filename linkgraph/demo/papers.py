"""What an account has sent: bids, curricula, portfolios."""

from __future__ import annotations

import random

from linkgraph.demo import texts
from linkgraph.demo.account import Account, Row
from linkgraph.demo.clock import day, moment
from linkgraph.demo.streams import chance
from linkgraph.demo.world import World


def send(rng: random.Random, account: Account, text: str, kind: str, client: str = "") -> None:
    """Adds one document."""
    row: Row = {"text": text, "kind": kind, "client": client}
    if chance(rng, 0.85):
        row["sent_at"] = day(moment(rng))
    if kind == "cv":
        row["title"] = rng.choice(["CV", "Curriculum vitae", "resume", f"CV {account.person.given.latin}"])
    account.documents.append(row)


def ordinary(world: World, account: Account) -> None:
    """A few bids and sometimes a curriculum, each written anew."""
    rng = world.stream("documents", account.index)
    for _ in range(rng.choice([0, 0, 1, 1, 1, 2, 3])):
        client = texts.company(rng)
        send(rng, account, texts.bid(rng, account.person, client), "bid", client if chance(rng, 0.7) else "")
    if chance(rng, 0.16):
        send(rng, account, texts.cv(rng, account.person), "cv")
