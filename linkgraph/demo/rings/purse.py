"""Money that ends in one place."""

from __future__ import annotations

import random
from collections.abc import Sequence

from linkgraph.demo.account import Account
from linkgraph.demo.money import pay_out
from linkgraph.demo.profiles import show
from linkgraph.demo.streams import chance
from linkgraph.demo.tables import countries
from linkgraph.demo.world import World


def one_wallet(world: World, key: str, members: Sequence[Account]) -> None:
    """All are paid into one wallet: it stands in the profile, or withdrawals go there, or both."""
    rng = world.stream("wallet", key)
    _shared(rng, members, "wallet", world.wallet(rng))
    world.plant("wallet", members, strong=True)


def one_payout(world: World, key: str, members: Sequence[Account]) -> None:
    """All withdraw to one bank account."""
    rng = world.stream("payout", key)
    country = countries()[rng.choice(["DE", "GB", "ES", "PL", "FR"])]
    target = world.payout(rng, country, "")
    _shared(rng, members, "payment_account", target)
    world.plant("payment_account", members, strong=True)


def _shared(rng: random.Random, members: Sequence[Account], column: str, target: str) -> None:
    for member in members:
        openly = chance(rng, 0.6)
        if openly:
            show(member, column, _rewritten(rng, target))
        if not openly or chance(rng, 0.4):
            for _ in range(rng.randint(1, 3)):
                pay_out(rng, member, target)


def _rewritten(rng: random.Random, value: str) -> str:
    if value.startswith("0x"):
        return rng.choice([value, "0x" + value[2:].upper(), f" {value} "])
    if value[:2].isupper() and value[2:4].isdigit() and chance(rng, 0.6):
        return " ".join(value[i : i + 4] for i in range(0, len(value), 4))
    return value
