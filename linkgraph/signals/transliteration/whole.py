"""Whole names: the parts of one best matched with those of the other, or all of them written as one word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product

import numpy as np

from linkgraph.signals.transliteration.bits import bits
from linkgraph.signals.transliteration.table import Floats

ALIKE = 3.0
"""Bits from which two parts are one: about one in ten thousand of unrelated parts reaches that."""
MISSING = 6.0
"""Bits that a part which only one of the names has takes off."""
MOST_PARTS = 4
MOST_GLUED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Two names in two scripts: how many parts each has, how many are alike, and the bits of all."""

    left: int
    right: int
    alike: int
    bits: float


def compare(pairs: Sequence[tuple[str, str]], script: str) -> list[Found]:
    """For each (name in Latin letters, name in the script), words separated by blanks."""
    asked: dict[tuple[str, str], None] = {}
    for latin, other in pairs:
        asked.update(dict.fromkeys(_questions(latin, other)))
    found = bits([one for one, _ in asked], [two for _, two in asked], script).tolist()
    known = dict(zip(asked, found, strict=True))
    return [_best(latin, other, known) for latin, other in pairs]


def _questions(latin: str, other: str) -> Iterator[tuple[str, str]]:
    first, second = _parts(latin), _parts(other)
    yield from product(first, second)
    yield from _glued(first, second)


def _parts(name: str) -> list[str]:
    return name.split()[:MOST_PARTS]


def _glued(first: list[str], second: list[str]) -> Iterator[tuple[str, str]]:
    """All parts as one word, in every order, where the other script writes fewer."""
    if 1 < len(first) <= MOST_GLUED and len(second) < len(first):
        yield from (("".join(order), "".join(second)) for order in permutations(first))


def _best(latin: str, other: str, known: dict[tuple[str, str], float]) -> Found:
    first, second = _parts(latin), _parts(other)
    matched = _matched(np.array([[known[a, b] for b in second] for a in first]))
    whole = max((known[pair] for pair in _glued(first, second)), default=-np.inf)
    missing = MISSING * abs(len(first) - len(second))
    apart = Found(len(first), len(second), _alike(matched), sum(matched) - missing)
    if whole >= max(ALIKE, apart.bits):
        return Found(len(first), len(first), len(first), float(whole))
    return replace(apart, bits=max(apart.bits, float(whole)))


def _alike(matched: Sequence[float]) -> int:
    """How many parts are alike; one that is hardly so is carried by the others."""
    if sum(matched) >= ALIKE * len(matched) and min(matched, default=0.0) >= -ALIKE:
        return len(matched)
    return sum(each >= ALIKE for each in matched)


def _matched(score: Floats) -> list[float]:
    """The bits of the parts of the shorter name, each with its own part of the longer: the likest first."""
    left = score.copy()
    found: list[float] = []
    for _ in range(min(score.shape)):
        i, j = np.unravel_index(int(left.argmax()), left.shape)
        found.append(float(left[i, j]))
        left[i, :] = left[:, j] = -np.inf
    return found
