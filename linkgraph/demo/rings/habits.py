"""What rings do besides: the red flags of the advisories, never enough to tell who belongs together."""

from __future__ import annotations

import random
from collections.abc import Sequence

from linkgraph.demo.account import Account
from linkgraph.demo.clock import moment
from linkgraph.demo.money import transfer
from linkgraph.demo.sessions import log_in
from linkgraph.demo.standing import note, rate
from linkgraph.demo.streams import chance
from linkgraph.demo.texts import company
from linkgraph.demo.world import World


def add_habits(world: World, name: str, members: Sequence[Account]) -> None:
    """Adds notes, friendly reviews, odd sessions and payments to some of the members."""
    rng = world.stream("habits", name)
    abroad, tireless = chance(rng, 0.4), chance(rng, 0.3)
    for member in members:
        if chance(rng, 0.16):
            note(rng, member)
        if len(members) > 4 and chance(rng, 0.12):
            rate(rng, member, rng.choice([m for m in members if m is not member]).id, 5)
        if abroad and chance(rng, 0.5):
            _bank_abroad(rng, member)
        if tireless and chance(rng, 0.4):
            log_in(rng, member, moment(rng), member.home[0], hours=rng.uniform(24, 40))
        if chance(rng, 0.06):
            log_in(rng, member, moment(rng), member.home[0])
            member.logins[-1]["port"] = "3389"


def _bank_abroad(rng: random.Random, member: Account) -> None:
    for _ in range(rng.randint(1, 3)):
        more = {"counterparty_name": company(rng), "counterparty_country": "CN", "bank_country": "CN"}
        transfer(rng, member, "out", rng.choice(["bank", "bank", "alipay", "wechat"]), "", **more)
