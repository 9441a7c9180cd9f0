"""The weights: what each level of each signal is worth, read from `weights.toml`."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from linkgraph.errors import CaseError
from linkgraph.linking.steps import doublings, stepped
from linkgraph.signals import Policy, signals

GRACE = 180
"""Days between two sights of one value that say nothing yet."""
COMMON = 12
"""Unrelated accounts from which a value is common: every further doubling takes off twice as much."""


@dataclass(frozen=True, slots=True)
class SignalWeights:
    """One signal: bits by level, bits off per doubling, the accounts above which it is a hub.

    `roof` says that people under one roof share it for innocent reasons, `copied` that anybody can take it
    from somewhere; `own` are the levels that the case sets, `shares` the m and u of each level where they were learned,
    `bound` the bits that each level says less where another signal agrees, by that signal, `chance` levels at which
    strangers meet.
    """

    levels: Mapping[str, float]
    slope: float
    hub: int
    group: str
    rarity: bool
    half_life: float | None = None
    roof: bool = False
    own: frozenset[str] = frozenset()
    shares: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    copied: bool = False
    chance: frozenset[str] = frozenset()
    bound: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def source(self, level: str) -> str:
        """Where the weight of a level is from: `own`, `learned` or `published`."""
        return "own" if level in self.own else "learned" if level in self.shares else "published"

    def faded(self, weight: float, gap: float) -> float:
        """`weight` where `gap` days lie between the last sight of the one and the first of the other."""
        if self.half_life is None or weight <= 0 or gap <= 0:
            return weight
        return weight * math.pow(0.5, max(gap - GRACE, 0) / self.half_life)

    def weight(self, level: str, strangers: float, population: int, accounts: int | None = None) -> float:
        """Bits for `level` where `strangers` unrelated accounts (2 or more) share the value: many go by steps.

        With `rarity` the weight is at most log2(population / strangers), to a quarter of a bit: what two accounts
        drawn at random from the population would share by chance says nothing. So it is with what is
        `copied`, once it is common; of those drawn from the `accounts` of the case, in which the strangers were
        counted (the population, unless given). A contradiction loses
        what strangers contradict a value less often the commoner it is: log2 of the share without it.
        """
        base = self.levels[level]
        if base <= 0:
            without = 1.0 - min(strangers / population, 0.99)
            return min(base - math.log2(without), 0.0) if self.rarity else base
        many = stepped(max(strangers, 2.0))
        reduced = base - self.slope * (math.log2(many / 2.0) + max(math.log2(many / COMMON), 0.0))
        if self.rarity:
            reduced = min(reduced, doublings(population / max(strangers, 2.0)))
        elif self.copied and strangers >= COMMON:
            reduced = min(reduced, doublings((accounts or population) / strangers))
        return max(reduced, 0.0)


@dataclass(frozen=True, slots=True)
class Model:
    """All weights of a case, and the rules by which they make a link."""

    prior: float
    threshold: float
    credit: float
    support: float
    household: float
    borrowed: float
    alone: float
    families: int
    rare: int
    backed: float
    biography: float
    crowd: int
    signals: Mapping[str, SignalWeights]
    own: frozenset[str] = frozenset()
    """Settings of [link] that the case sets."""

    def probability(self, weight: float) -> float:
        """The match probability of a pair with `weight` bits of evidence."""
        return 1.0 / (1.0 + 2.0 ** -(self.prior + weight)) if weight + self.prior > -500 else 0.0


def load_model(config: Mapping[str, Mapping[str, Any]] | None = None) -> Model:
    """The published weights, with a case's own `weights`, `hubs` and `link` over them.

    Raises:
        CaseError: a signal, level or setting that does not exist, or a value that is no number.
    """
    text = resources.files(__package__).joinpath("weights.toml").read_text(encoding="utf-8")
    declared = tomllib.loads(text)
    config = config or {}
    link = {**declared["link"], **_checked(config.get("link", {}), declared["link"], "[link]")}
    _check_tables(config.get("weights", {}), declared["signal"])
    table = {key: _weights(key, declared["signal"][key], config) for key in declared["signal"] if key in signals()}
    return Model(**link, signals=table, own=frozenset(config.get("link", {})))


def _weights(key: str, declared: Mapping[str, Any], config: Mapping[str, Mapping[str, Any]]) -> SignalWeights:
    own = _checked(config.get("weights", {}).get(key, {}), declared["levels"], f"[weights.{key}]")
    hub = _checked(config.get("hubs", {}), dict.fromkeys(signals(), 0), "[hubs]").get(key, declared["hub"])
    return SignalWeights(
        {**declared["levels"], **own},
        declared["slope"],
        int(hub),
        declared.get("group", signals()[key].family),
        bool(declared.get("rarity", False)),
        declared.get("half_life"),
        bool(declared.get("roof", False)),
        frozenset(own),
        copied=bool(declared.get("copied", False)),
        chance=frozenset(declared.get("chance", [])),
    )


def _check_tables(own: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    for key, value in own.items():
        if key not in known:
            raise CaseError(f"linkgraph.toml: [weights] has no {key!r}; it may have {', '.join(known)}")
        if not isinstance(value, Mapping):
            raise CaseError(f"linkgraph.toml: [weights] {key} = {value!r} is not a table of levels")


def _checked(own: Mapping[str, Any], known: Mapping[str, Any], where: str) -> Mapping[str, Any]:
    for key, value in own.items():
        if key not in known:
            raise CaseError(f"linkgraph.toml: {where} has no {key!r}; it may have {', '.join(known)}")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise CaseError(f"linkgraph.toml: {where} {key} = {value!r} is not a number")
    return own


def links_alone(key: str) -> bool:
    """Whether the signal may link two accounts by itself."""
    return signals()[key].policy is Policy.LINK
