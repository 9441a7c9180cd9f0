"""Payments, in and out."""

from __future__ import annotations

import random

from linkgraph.demo import texts
from linkgraph.demo.account import Account, Row
from linkgraph.demo.clock import moment, stamp
from linkgraph.demo.people import plain
from linkgraph.demo.streams import chance
from linkgraph.demo.world import World


def transfer(rng: random.Random, account: Account, direction: str, method: str, counterparty: str, **more: str) -> None:
    """Adds one payment."""
    low, high = (60, 2400) if direction == "in" else (100, 5200)
    row: Row = {
        "at": stamp(moment(rng)),
        "amount": f"{rng.randint(low, high) + rng.choice([0, 0, 0, 0.5, 0.25, 0.99]):.2f}",
        "currency": "USDT" if method == "crypto" and chance(rng, 0.5) else rng.choice(["USD", "USD", "EUR", "GBP"]),
        "direction": direction,
        "method": method,
        "counterparty": counterparty,
        **more,
    }
    account.payments.append(row)


def pay_out(rng: random.Random, account: Account, target: str) -> None:
    """Adds a withdrawal to `target`: a wallet or a payout account."""
    if target.startswith("payoneer:"):
        country = account.person.country.code if chance(rng, 0.4) else ""
        transfer(rng, account, "out", "payoneer", target, bank_country=country)
    elif "@" in target:
        transfer(rng, account, "out", "paypal", target.removeprefix("paypal:"))
    elif target[:2].isalpha() and target[:2].isupper() and target[2:4].isdigit():
        transfer(
            rng,
            account,
            "out",
            "bank",
            target,
            counterparty_name=account.person.name,
            bank_country=target[:2],
        )
    else:
        transfer(rng, account, "out", "crypto", target)


def ordinary(world: World, account: Account) -> None:
    """What comes in through the platform or from clients, and what goes out to the account's own purse."""
    rng = world.stream("payments", account.index)
    if chance(rng, 0.45):
        return
    for _ in range(rng.randint(1, 4)):
        if chance(rng, 0.6):
            via = account.platform.capitalize()
            transfer(rng, account, "in", "bank", "", counterparty_name=f"{via} Escrow", via=account.platform)
        else:
            client, address = _client(world, rng)
            transfer(rng, account, "in", rng.choice(["paypal", "wise"]), address, counterparty_name=client)
    if chance(rng, 0.5):
        own = account.profile["payment_account" if chance(rng, 0.8) else "wallet"]
        for _ in range(rng.randint(1, 3)):
            pay_out(rng, account, own)


def _client(world: World, rng: random.Random) -> tuple[str, str]:
    number = rng.randrange(max(20, world.size // 3))
    name = texts.company(world.stream("client", number))
    return name, f"accounts{number}@{plain(name)}.example"
