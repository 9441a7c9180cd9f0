"""The case while it is being made: rows by table, and what was planted in it."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from linkgraph.demo import numbers
from linkgraph.demo.people import make_person
from linkgraph.demo.streams import fill, stream

MONDAY = datetime(2025, 1, 6, tzinfo=UTC)
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Planted:
    """What is true of an account and a flag: `positive`, `negative` or `unknown`; `look` says what it looks like."""

    flag: str
    account: str
    truth: str
    look: str


class Cases:
    """Rows of a case folder, all made from `seed`. Every helper adds rows and returns what identifies them."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng: random.Random = stream(seed)
        self.flag, self.turn = "", 0
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.files: dict[str, bytes] = {}
        self.planted: list[Planted] = []
        self._number = 0

    def begin(self, flag: str, turn: int) -> None:
        """What follows is about `flag`, and does not depend on what other flags planted."""
        self.flag, self.turn, self.rng = flag, turn, stream(self.seed, flag, turn)

    def positive(self, accounts: Iterable[str], look: str = "planted", *, flag: str = "") -> None:
        """The flag has to find these."""
        self._plant(accounts, "positive", look, flag)

    def negative(self, accounts: Iterable[str], look: str, *, flag: str = "") -> None:
        """The flag must not find these, however much they look like it."""
        self._plant(accounts, "negative", look, flag)

    def unknown(self, accounts: Iterable[str], look: str = "no data", *, flag: str = "") -> None:
        """Nothing is known of these that the flag could go by."""
        self._plant(accounts, "unknown", look, flag)

    def _plant(self, accounts: Iterable[str], truth: str, look: str, flag: str) -> None:
        self.planted += [Planted(flag or self.flag, account, truth, look) for account in accounts]

    def account(self, platform: str = "", **profile: str) -> str:
        """An account with a name of its own, unless `name` says otherwise."""
        self._number += 1
        id_ = f"{platform or self.flag.replace('_', '')}:{self._number:06}"
        known = {"name": self.name(), "handle": fill(self.rng, "xxxx") + f"{self._number:06}"}
        self.add("profiles", account=id_, **{**known, **profile})
        return id_

    def accounts(self, count: int, platform: str = "", **profile: str) -> list[str]:
        """Several accounts that have nothing but `profile` in common."""
        return [self.account(platform, **profile) for _ in range(count)]

    def add(self, table: str, **row: str) -> None:
        """A row of `table`; empty cells are left out."""
        self.rows[table].append({key: value for key, value in row.items() if value})

    def name(self) -> str:
        """Somebody's name."""
        return make_person(self.rng).name

    def day(self, spread: int = 90) -> datetime:
        """Midnight of a day in the first months of the case."""
        return MONDAY + timedelta(days=self.rng.randrange(spread))

    def ip(self) -> str:
        """A public address nobody else is likely to have."""
        return ".".join(str(self.rng.randint(low, high)) for low, high in ((60, 99), (1, 254), (1, 254), (1, 254)))

    def device(self) -> str:
        """A device identifier."""
        return fill(self.rng, "x" * 24)

    def wallet(self) -> str:
        """A wallet nobody else has."""
        return numbers.wallet(self.rng)

    def iban(self, country: str = "DE") -> str:
        """A German or Dutch bank account."""
        return numbers.iban(self.rng, {"DE": "DE##" + "#" * 18, "NL": "NL##@@@@" + "#" * 10}[country])

    def street(self, city: str = "Springfield, IL 62704, USA") -> str:
        """A postal address."""
        names = ["Birch", "Oak", "Maple", "Cedar", "Willow", "Juniper", "Alder", "Hawthorn", "Linden", "Rowan", "Elm"]
        first, second = self.rng.choice(names), self.rng.choice(["ridge", "field", "brook", "dale", "mont", "wood"])
        return f"{self.rng.randint(10, 9800)} {first}{second} {self.rng.choice(['Street', 'Road', 'Avenue'])}, {city}"

    def login(self, account: str, at: datetime, ip: str, hours: float | None = None, **more: str) -> None:
        """One login, with its end where `hours` is given."""
        ended = stamp(at + timedelta(hours=hours)) if hours is not None else ""
        self.add("logins", account=account, at=stamp(at), ip=ip, ended_at=ended, **more)

    def pay(self, account: str, at: datetime, amount: float, **more: str) -> None:
        """One transfer in US dollars."""
        self.add("payments", account=account, at=stamp(at), amount=f"{amount:.2f}", **{"currency": "USD", **more})

    def words(self, count: int) -> str:
        """A text nobody else wrote, of made-up words."""
        syllables = [a + b for a in "bdfgklmnprstvz" for b in "aeiou"]
        return " ".join("".join(self.rng.choices(syllables, k=self.rng.randint(1, 4))) for _ in range(count))

    def ring(self, count: int, **profile: str) -> list[str]:
        """Accounts that end in one cluster: they were used from one device."""
        members = self.accounts(count, device=self.device(), **profile)
        if count >= 3 and "name" not in profile and self.flag != "name_spellings_in_cluster":
            self.positive(members, "a cluster of many names", flag="name_spellings_in_cluster")
        return members

    def rate(self, by: str, account: str, at: datetime, rating: float = 5) -> None:
        """One rating."""
        self.add("reviews", account=account, by=by, rating=str(rating), at=stamp(at))

    def write(self, folder: Path) -> None:
        """The case folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for table, rows in self.rows.items():
            columns = list(dict.fromkeys(key for row in rows for key in row))
            with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(rows)
        for name, content in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


Scenario = Callable[[Cases], None]
SCENARIOS: dict[str, Scenario] = {}


def scenario(flag: str) -> Callable[[Scenario], Scenario]:
    """Says that a function plants the cases of `flag`, each once."""

    def known(function: Scenario) -> Scenario:
        SCENARIOS[flag] = function
        return function

    return known


def stamp(when: datetime) -> str:
    """ISO 8601, UTC."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
