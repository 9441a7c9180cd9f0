"""Weights that would fit what people judged better: the smallest change that explains their judgements.

Each judged pair has the weight the evidence gave it. The bits of every level are shifted so that the judgements
become as likely as can be, as in a logistic regression; a normal prior of `DOUBT` bits round the present weights
keeps the shift small where few pairs were judged (maximum a posteriori, found by Newton's method, one level at a time).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Key = tuple[str, str]
DOUBT = 3.0
"""Bits: how far off the present weights may well be, before anything was judged."""
FEWEST = 10
"""Judged pairs with a level from which a weight is proposed for it."""
LEAST = 0.5
"""Bits of change from which it is worth proposing."""
ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Judged:
    """A judged pair: its bits with the prior, and which share of each level's weight counted (0 to 1)."""

    bits: float
    levels: Mapping[Key, float]
    same: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A weight (bits) for a level of a signal, and from how many judged pairs of one hand and of two."""

    signal: str
    level: str
    weight: float
    proposed: float
    same: int
    different: int


def propose(judged: Sequence[Judged], weights: Mapping[Key, float]) -> list[Proposal]:
    """The changes worth proposing, largest first. `weights` are the present bits of each level."""
    counts = Counter((key, pair.same) for pair in judged for key in pair.levels)
    enough = [key for key in sorted(weights) if counts[key, True] + counts[key, False] >= FEWEST]
    shifts = _fit(judged, enough)
    found = [
        Proposal(*key, weights[key], _rounded(weights[key], shift), counts[key, True], counts[key, False])
        for key, shift in shifts.items()
    ]
    worth = [one for one in found if abs(one.proposed - one.weight) >= LEAST]
    return sorted(worth, key=lambda one: (-abs(one.proposed - one.weight), one.signal, one.level))


def _rounded(weight: float, shift: float) -> float:
    """To half bits; what speaks for one hand does not come to speak against it, nor the other way round."""
    moved = round(2 * (weight + shift)) / 2
    return max(moved, 0.0) if weight > 0 else min(moved, 0.0)


def _fit(judged: Sequence[Judged], keys: Sequence[Key]) -> dict[Key, float]:
    at: dict[Key, list[int]] = defaultdict(list)
    for place, pair in enumerate(judged):
        for key in pair.levels:
            at[key].append(place)
    bits, shifts = [pair.bits for pair in judged], dict.fromkeys(keys, 0.0)
    for _ in range(ROUNDS):
        for key in keys:
            step = _step([(bits[i], judged[i].levels[key], judged[i].same) for i in at[key]], shifts[key])
            shifts[key] += step
            for i in at[key]:
                bits[i] += step * judged[i].levels[key]
    return shifts


def _step(pairs: Sequence[tuple[float, float, bool]], shift: float) -> float:
    """One step of Newton's method for the shift of one level, all others held; at most one bit."""
    slope, curve = -shift / DOUBT**2, 1 / DOUBT**2
    for bits, share, same in pairs:
        probability = 1 / (1 + 2.0 ** -max(min(bits, 60.0), -60.0))
        slope += math.log(2) * share * (same - probability)
        curve += (math.log(2) * share) ** 2 * probability * (1 - probability)
    return max(min(slope / curve, 1.0), -1.0)
