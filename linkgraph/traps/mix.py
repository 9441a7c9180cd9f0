"""Mixes: which traps a case holds, and how many of each."""

from __future__ import annotations

import math
import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from linkgraph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Trap:
    """One kind of trap, as `traps.toml` describes it."""

    name: str
    says: str
    size: tuple[int, int]
    per: int
    share: float
    drawn: bool
    rings: float

    def sizes(self, accounts: int, factor: float, rng: random.Random) -> list[int]:
        """The size of each of its groups in a case of `accounts`; none where `factor` is 0."""
        if factor <= 0:
            return []
        low, high = self.size
        top = max(high, round(self.share * accounts)) if self.drawn else high
        count = max(1, round(factor * min(accounts / self.per, 8 * math.sqrt(accounts / self.per))))
        return [min(top, round(low * (top / low) ** rng.random())) for _ in range(count)]


@dataclass(frozen=True, slots=True)
class Mix:
    """The factor on the number of groups of each trap."""

    name: str
    factors: Mapping[str, float]


@cache
def traps() -> dict[str, Trap]:
    """Every trap by its name, in the order in which they are set."""
    return {
        name: Trap(
            name,
            entry["says"],
            tuple(entry["size"]),
            int(entry["per"]),
            float(entry.get("share", 0.0)),
            bool(entry.get("drawn", False)),
            float(entry.get("rings", 0.0)),
        )
        for name, entry in _declared()["trap"].items()
    }


def parse_mix(text: str) -> Mix:
    """A mix by its name (`all`, `heavy`, `none`), or as `vpn=2,stockphoto=0.5`; a trap's name alone is a factor of 1.

    Raises:
        UsageError: an unknown trap, or a factor that is no number.
    """
    named = _declared()["mix"]
    if text in named:
        return Mix(text, dict.fromkeys(traps(), float(named[text]["every"])))
    given = dict(_factor(part) for part in text.split(","))
    return Mix(text, {name: given.get(name, 0.0) for name in traps()})


def _factor(part: str) -> tuple[str, float]:
    name, _, said = (piece.strip() for piece in part.partition("="))
    if name not in traps():
        raise UsageError(f"--mix {part!r}: there is no trap {name!r}; there are {', '.join(traps())}")
    try:
        factor = float(said or 1)
    except ValueError:
        factor = -1.0
    if not 0 <= factor < 1000:
        raise UsageError(f"--mix {part!r}: {said!r} is no factor; give a number of 0 or more, such as {name}=2")
    return name, factor


@cache
def _declared() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("traps.toml").read_text(encoding="utf-8"))
