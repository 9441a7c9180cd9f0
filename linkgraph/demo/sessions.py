"""Logins: at home, on the phone, and together at one exit."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import datetime, timedelta

from linkgraph.demo.account import Account, Row
from linkgraph.demo.clock import FIRST, LAST, moment, stamp
from linkgraph.demo.streams import chance
from linkgraph.demo.world import World


def log_in(
    rng: random.Random, account: Account, when: datetime, ip: str, country: str = "", *, hours: float = 0
) -> None:
    """Adds one session of `hours` (by chance where 0) at `ip`."""
    length = timedelta(minutes=int(hours * 60) or rng.randint(6, 260))
    row: Row = {"at": stamp(when), "ip": ip}
    if chance(rng, 0.7):
        row["ended_at"] = stamp(when + length)
    if chance(rng, 0.8):
        row["country"] = country or account.person.country.code
    if chance(rng, 0.6):
        row["user_agent"] = account.agent
    if chance(rng, 0.35):
        row["device"] = account.device
    if chance(rng, 0.25):
        row["port"] = str(rng.randint(1025, 65000) if chance(rng, 0.98) else 3389)
    account.logins.append(row)


def ordinary(world: World, account: Account) -> None:
    """Months of logins from home, moving on where the provider gives out new addresses."""
    rng = world.stream("logins", account.index)
    roams = chance(rng, 0.22)
    for _ in range(rng.randint(3, 14) if account.home else 0):
        when = moment(rng)
        if roams and chance(rng, 0.35):
            carriers = max(1, world.size // 1500)
            log_in(rng, account, when, world.gateway(account.person.country, rng.randrange(carriers)))
        else:
            log_in(rng, account, when, _home_at(account, when))


def together(
    world: World, members: Sequence[Account], ip: str, key: str, *, country: str = "", rounds: int = 6
) -> None:
    """Sessions of all `members` at one `ip`, in the same hours, on `rounds` days."""
    rng = world.stream("together", key, ip)
    for number in range(rounds):
        start = moment(rng, FIRST + timedelta(days=20), LAST - timedelta(days=20))
        for member in members:
            if number < 2 or chance(rng, 0.65):
                when = start + timedelta(minutes=rng.randint(0, 50))
                log_in(rng, member, when, ip, country, hours=rng.uniform(1.2, 4))


def apart(world: World, members: Sequence[Account], ip: str, key: str, *, country: str = "", most: int = 5) -> None:
    """Sessions of `members` at one `ip`, each in its own time."""
    rng = world.stream("apart", key, ip)
    for member in members:
        for _ in range(rng.randint(1, most)):
            log_in(rng, member, moment(rng), ip, country)


def _home_at(account: Account, when: datetime) -> str:
    share = (when - FIRST) / (LAST - FIRST)
    return account.home[min(len(account.home) - 1, int(share * len(account.home)))]
