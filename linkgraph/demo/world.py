"""The case while it is being made: its accounts, and the values already given away."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from linkgraph.demo import handles, numbers
from linkgraph.demo.account import Account, Planted
from linkgraph.demo.people import Person, plain
from linkgraph.demo.streams import fill, stream
from linkgraph.demo.tables import Country, table


@dataclass(slots=True)
class World:
    """All accounts of one case; values handed out by it are given to nobody else."""

    seed: int
    size: int
    accounts: list[Account] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    taken: dict[str, set[str]] = field(default_factory=dict)

    def stream(self, *keys: object) -> random.Random:
        """A random stream of this case."""
        return stream(self.seed, *keys)

    def fresh(self, kind: str, make: Callable[[], str], key: Callable[[str], str] = str) -> str:
        """A value from `make` whose `key` nobody of this `kind` has yet."""
        taken = self.taken.setdefault(kind, set())
        while (value := make()) and key(value) in taken:
            continue
        taken.add(key(value))
        return value

    def plant(self, signal: str, accounts: Sequence[Account], *, strong: bool) -> None:
        """Notes what was planted."""
        self.planted.append(Planted(signal, tuple(accounts), strong))

    def email(self, rng: random.Random, person: Person) -> str:
        """An e-mail address nobody else has, in any spelling its provider would deliver."""
        return self.fresh("email", lambda: handles.email(rng, person), plain)

    def handle(self, rng: random.Random, make: Callable[[], str]) -> str:
        """A user name nobody else has, punctuation aside; numbers are added where all are taken."""
        tries = iter(range(1_000_000))

        def attempt() -> str:
            name = make()
            return name if next(tries) < 4 else f"{name}{rng.randint(2, 9999)}"

        return self.fresh("handle", attempt, str.lower)

    def phone(self, rng: random.Random, country: Country, *, landline: bool = False) -> str:
        """A phone number nobody else has."""
        return self.fresh("phone", lambda: numbers.phone(rng, country.code, landline=landline))

    def wallet(self, rng: random.Random) -> str:
        """A wallet nobody else has."""
        return self.fresh("wallet", lambda: numbers.wallet(rng))

    def payout(self, rng: random.Random, country: Country, email: str) -> str:
        """A payout account nobody else has: an IBAN, a PayPal address or a Payoneer number."""
        if country.iban and rng.random() < 0.6:
            return self.fresh("iban", lambda: numbers.iban(rng, country.iban))
        if email and rng.random() < 0.5:
            return f"paypal:{email}"
        return self.fresh("payoneer", lambda: "payoneer:" + fill(rng, "3#######"))

    def device(self, rng: random.Random) -> str:
        """A device fingerprint nobody else has."""
        return self.fresh("device", lambda: fill(rng, "x" * 32))

    def ip(self, rng: random.Random, networks: Sequence[str]) -> str:
        """An address in one of `networks` (first two octets) nobody else has."""
        return self.fresh("ip", lambda: f"{rng.choice(networks)}.{rng.randint(1, 254)}.{rng.randint(2, 253)}")

    def gateway(self, country: Country, number: int) -> str:
        """One of the addresses behind which the country's mobile carrier puts its customers."""
        return _gateway(self.seed, country, number)


@cache
def _gateway(seed: int, country: Country, number: int) -> str:
    rng = stream(seed, "carrier", country.code, number)
    return f"{rng.choice(country.mobile)}.255.{rng.randint(1, 254)}"


def user_agent(rng: random.Random) -> str:
    """What a browser says it is."""
    return str(rng.choice(table("network")["agents"])).format(
        c=rng.randint(118, 137), f=rng.randint(115, 139), m=rng.randint(1, 6)
    )
