"""`priors.toml`: what agreement of facts is taken to be worth before the case has been looked at."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from linkgraph.signals import signals


@dataclass(frozen=True, slots=True)
class Settings:
    """The table [facts]."""

    fewest: int
    few_alone: float
    random_pairs: int
    sample: int
    rounds: int
    weight: float
    block: int
    rarest: float
    even: float
    certain: float


@dataclass(frozen=True, slots=True)
class Field:
    """One fact: the signal that compares it, its levels with their m, and what an unlike pair is told."""

    key: str
    group: str
    m: Mapping[str, float]
    otherwise: str | None
    parts: bool
    """True where a value is made of parts whose rarity adds up."""
    some: str | None = None
    """The level at which only some of the parts agree."""

    @property
    def levels(self) -> list[str]:
        """From the strongest to the weakest."""
        return list(self.m)


@cache
def settings() -> Settings:
    """How facts are learned from."""
    return Settings(**_table()["facts"])


@cache
def fields() -> tuple[Field, ...]:
    """Every fact that may be learned, in the order of their keys."""
    tables = {key: table for key in signals() if (table := _at(key)) is not None}
    return tuple(
        Field(
            key,
            table.get("group", key),
            table["m"],
            table.get("otherwise"),
            table.get("parts", False),
            table.get("some"),
        )
        for key, table in sorted(tables.items())
    )


def _at(key: str) -> Mapping[str, Any] | None:
    table: Any = _table()
    for part in key.split("."):
        table = table.get(part, {})
    return table if "m" in table else None


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("priors.toml").read_text(encoding="utf-8"))
