"""Strangers whom chance has tied."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

from linkgraph.demo.account import Account
from linkgraph.demo.clock import LAST, day, stamp
from linkgraph.demo.groups.gathering import Gathering
from linkgraph.demo.money import pay_out
from linkgraph.demo.people import birth_date, make_person
from linkgraph.demo.profiles import rename, show


def namesakes(group: Gathering) -> None:
    """One name, and nothing else in common."""
    rng, world = group.rng, group.world
    first = make_person(rng)
    for member in group.members:
        rename(world, member, replace(first, born=birth_date(rng), trade=member.person.trade))
        show(member, "name", first.name)
        show(member, "birth_date", member.person.born.isoformat())


def exchange(group: Gathering) -> None:
    """Customers of one exchange, who all pay into its hot wallet."""
    rng, world = group.rng, group.world
    wallet = world.wallet(rng)
    for member in group.members:
        for _ in range(rng.randint(1, 3)):
            pay_out(rng, member, wallet)


def recycled_number(group: Gathering) -> None:
    """A number given up, and years later given to a stranger."""
    rng, world = group.rng, group.world
    early, late = group.members
    late.person = replace(late.person, country=early.person.country)
    number = world.phone(rng, early.person.country)
    _long_ago(rng, early)
    for member in group.members:
        show(member, "phone", number)


def former_number(group: Gathering) -> None:
    """A number that somebody gave up years ago, and that is now a ring's."""
    rng = group.rng
    holders = [a for p in group.world.planted if p.signal == "phone" for a in p.accounts]
    for member in group.members:
        if holders:
            _long_ago(rng, member)
            show(member, "phone", rng.choice(holders).profile["phone"])


def victim(group: Gathering) -> None:
    """A real person whose portrait and name a ring has taken."""
    rng, world = group.rng, group.world
    thieves = [p for p in world.planted if p.signal == "photo"]
    for member in group.members:
        if not thieves:
            return
        thief = rng.choice(thieves).accounts[-1]
        if thief.picture:
            member.picture = replace(thief.picture, change=f"original-{group.name}", mirrored=False)
        show(thief, "name", member.person.name)
        show(member, "name", member.person.name)


def _long_ago(rng: random.Random, account: Account) -> None:
    seen = LAST - timedelta(days=rng.randint(1500, 1900))
    account.profile["created_at"] = day(seen - timedelta(days=500))
    show(account, "seen_at", stamp(seen))
    account.home = []
