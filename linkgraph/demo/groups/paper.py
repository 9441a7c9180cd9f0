"""Texts that strangers have in common."""

from __future__ import annotations

import random

from linkgraph.demo import texts
from linkgraph.demo.account import Account
from linkgraph.demo.groups.gathering import Gathering
from linkgraph.demo.papers import send
from linkgraph.demo.streams import chance
from linkgraph.demo.tables import table


def send_boilerplate(rng: random.Random, member: Account, name: str) -> None:
    """Adds the text called `name` of boilerplates.toml with the account's own particulars."""
    data, client = table("boilerplates")[name], texts.company(rng)
    text = data["text"].format(**texts.facts(rng, member.person, client))
    send(rng, member, text, data["kind"], client if data["kind"] == "bid" and chance(rng, 0.7) else "")


def platform_bid(group: Gathering) -> None:
    """The bid that the platform itself suggests to beginners."""
    rng = group.rng
    for member in group.members:
        send_boilerplate(rng, member, "platform")


def licence(group: Gathering) -> None:
    """A public licence at the end of somebody's portfolio."""
    rng = group.rng
    for member in group.members:
        send_boilerplate(rng, member, "licence")


def cv_sample(group: Gathering) -> None:
    """The sample curriculum that comes with an office suite, hardly filled in."""
    rng = group.rng
    for member in group.members:
        send_boilerplate(rng, member, "cvsample")
