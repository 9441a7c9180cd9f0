"""One bid, sent again and again, and something else that ties its senders."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from linkgraph.demo import handles, texts
from linkgraph.demo.account import Account
from linkgraph.demo.papers import send
from linkgraph.demo.people import plain
from linkgraph.demo.profiles import show
from linkgraph.demo.sessions import together
from linkgraph.demo.streams import chance
from linkgraph.demo.tables import table
from linkgraph.demo.world import World


def template_and_exit(world: World, key: str, members: Sequence[Account]) -> None:
    """All send one bid, and sit behind the same rented servers in the same hours."""
    one_template(world, key, members)
    rng = world.stream("exits", key)
    country = rng.choice(["NL", "US", "DE", "FR"])
    for number in range(rng.randint(2, 3)):
        ip = world.ip(rng, table("network")["hosting"])
        together(world, members, ip, f"{key}-{number}", country=country, rounds=4)
    world.plant("ip_session", members, strong=False)


def template_and_handles(world: World, key: str, members: Sequence[Account]) -> None:
    """All send one bid, under user names made from one stem."""
    one_template(world, key, members)
    rng = world.stream("stem", key)
    stem = _stem(rng, members[0])
    show(members[0], "handle", world.handle(rng, lambda: f"{stem}{rng.randint(1, 99)}"))
    for member in members[1:]:
        show(member, "handle", world.handle(rng, lambda: handles.variant(rng, stem)))
    world.plant("handle", members, strong=False)


def one_template(world: World, key: str, members: Sequence[Account]) -> None:
    """All send one bid, each with its own name, clients, rates and dates."""
    rng = world.stream("template", key)
    text = texts.template(rng, members[0].person)
    for member in members:
        for _ in range(rng.choice([1, 1, 2])):
            client = texts.company(rng)
            own = _shortened(rng, texts.from_template(rng, text, member.person, client))
            send(rng, member, own, "bid", client if chance(rng, 0.6) else "")
    world.plant("document", members, strong=False)


def _shortened(rng: random.Random, text: str) -> str:
    sentences = re.split(r"(?<=[.?]) ", text)
    if chance(rng, 0.3) and len(sentences) > 8:
        del sentences[rng.randrange(2, len(sentences) - 2)]
    return (" " if chance(rng, 0.7) else "\n").join(sentences)


def _stem(rng: random.Random, member: Account) -> str:
    given, family = plain(member.person.given.latin), plain(member.person.family.latin)
    return f"{given}{rng.choice(['', '_', '.'])}{family}"[:18].strip("_.") or "marcos"
