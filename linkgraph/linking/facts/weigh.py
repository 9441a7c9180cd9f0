"""What was learned of each fact, and what that says of pairs: bits for each fact, and their sum.

Fellegi and Sunter 1969: log2(m / u) of the level that a pair reaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from linkgraph.linking.facts.compare import Graded
from linkgraph.linking.facts.priors import Field, Settings

Floats = npt.NDArray[np.float64]
Table = Mapping[str, Graded]
Bound = dict[str, dict[str, Floats]]
"""By the key of a fact, and of another one: bits that each level of the first says less where the other agrees."""


@dataclass(frozen=True, slots=True)
class Learned:
    """`m` and `u` for each level of each fact, and the log2 odds that two records drawn at random are of one person."""

    m: Mapping[str, Floats]
    u: Mapping[str, Floats]
    prior: float
    typical: Mapping[str, Floats]
    fixed: Mapping[str, Floats] = field(default_factory=dict)
    """Bits of the levels that the case sets itself, by fact; NaN for the others."""
    bound: Bound = field(default_factory=dict)

    def bits(self, key: str) -> Floats:
        """log2(m / u) by level, as far as rarity is not known; what the case sets stands."""
        learned: Floats = np.log2(self.m[key] / self.u[key])
        own = self.fixed.get(key)
        return learned if own is None else np.where(np.isnan(own), learned, own)


def weigh(fields: Sequence[Field], pairs: Table, learned: Learned, settings: Settings, credit: float = 0.15) -> Floats:
    """The sum of bits of each pair: in each group the strongest agreement whole, of others `credit`."""
    groups: dict[str, list[Floats]] = {}
    said = bits_of(fields, pairs, learned, settings)
    for fact in fields:
        groups.setdefault(fact.group, []).append(said[fact.key])
    total: Floats = np.sum([_group(columns, credit) for columns in groups.values()], axis=0, dtype=np.float64)
    return total


def bits_of(fields: Sequence[Field], pairs: Table, learned: Learned, settings: Settings) -> dict[str, Floats]:
    """What each fact says of each pair, by its key: less where facts agree that it is bound to."""
    said = {fact.key: bits(fact, pairs[fact.key], learned, settings) for fact in fields}
    for key, bound in learned.bound.items():
        if key in said:
            less = _less(fields, bound, np.maximum(pairs[key].level, 0), said)
            said[key] = np.where(said[key] > 0, np.maximum(said[key] - less, 0.0), said[key])
    return said


def bits(field: Field, pairs: Graded, learned: Learned, settings: Settings) -> Floats:
    """What one fact says of each pair: log2(m / u) of the level, and for agreement its rarity."""
    known = pairs.level >= 0
    level = np.maximum(pairs.level, 0)
    weight = learned.bits(field.key)[level]
    agreement = learned.bits(field.key)[level] > 0
    rarity = np.clip(pairs.surprise - learned.typical[field.key][level], -settings.rarest * 2, settings.rarest)
    weight = np.where(agreement & (pairs.surprise > 0), np.maximum(weight + rarity, 0.0), weight)
    own = learned.fixed.get(field.key)
    if own is not None:
        weight = np.where(np.isnan(own[level]), weight, own[level])
    return np.where(known, weight, 0.0)


def _less(
    fields: Sequence[Field], bound: Mapping[str, Floats], level: npt.NDArray[np.int64], said: Mapping[str, Floats]
) -> Floats:
    """Bits to take off: of each group of facts that agree the most."""
    groups: dict[str, Floats] = {}
    for other in fields:
        if other.key in bound and other.key in said:
            here = np.where(said[other.key] > 0, bound[other.key][level], 0.0)
            groups[other.group] = np.maximum(groups.get(other.group, np.zeros(len(level))), here)
    total: Floats = np.sum([np.zeros(len(level)), *groups.values()], axis=0)
    return total


def probability(weight: Floats) -> Floats:
    """The match probability of a sum of bits that the prior is in."""
    return 1.0 / (1.0 + np.exp2(-np.clip(weight, -500, 500)))


def _group(columns: Sequence[Floats], credit: float) -> Floats:
    if len(columns) == 1:
        return columns[0]
    stacked = np.stack(columns)
    positive = np.maximum(stacked, 0.0)
    best = positive.max(axis=0)
    total: Floats = best + credit * (positive.sum(axis=0) - best) + np.minimum(stacked, 0.0).sum(axis=0)
    return total
