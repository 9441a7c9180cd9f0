"""Whole names: the parts of one best matched with those of the other, or all of them written as one word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import permutations, product

import numpy as np

from linkgraph.signals.transliteration import families
from linkgraph.signals.transliteration.bits import bits
from linkgraph.signals.transliteration.table import Floats
from linkgraph.signals.transliteration.titles import without_titles

ALIKE = 3.0
"""Bits from which two parts are one: about one in ten thousand of unrelated parts reaches that."""
MISSING = 10.0
"""Bits that a part which only one of the names has takes off."""
INITIAL = 1.0
"""The same of an initial: one script often leaves it out."""
MOST_PARTS = 6
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
        for first, second in _readings(latin, other, script):
            asked.update(dict.fromkeys(_questions(first, second, script)))
    found = bits([one for one, _ in asked], [two for _, two in asked], script).tolist()
    known = dict(zip(asked, found, strict=True))
    return [_likest(latin, other, script, known) for latin, other in pairs]


def _likest(latin: str, other: str, script: str, known: dict[tuple[str, str], float]) -> Found:
    found = [_best(first, second, script, known) for first, second in _readings(latin, other, script)]
    return max(found, key=lambda one: one.bits)


def _readings(latin: str, other: str, script: str) -> list[tuple[list[str], list[str]]]:
    """The parts of both names; and those that are no titles, where that is not the same."""
    first, second = _parts(latin), _parts(other)
    plain = without_titles(latin.split(), "latin")[:MOST_PARTS], without_titles(other.split(), script)[:MOST_PARTS]
    return [(first, second)] if plain == (first, second) else [(first, second), plain]


def _questions(first: list[str], second: list[str], script: str) -> Iterator[tuple[str, str]]:
    for cut in _cuts(first, second):
        yield from product(first, cut)
    yield from _glued(first, second)
    yield from ((way.latin, way.given) for way in _family_first(first, second, script))


def _family_first(first: list[str], second: list[str], script: str) -> Iterator[families.Cut]:
    if 1 < len(first) <= MOST_GLUED and len(second) == 1:
        yield from families.cuts(first, second[0], script)


def _parts(name: str) -> list[str]:
    return name.split()[:MOST_PARTS]


def _glued(first: list[str], second: list[str]) -> Iterator[tuple[str, str]]:
    """All parts as one word, in every order, where the other script writes fewer."""
    if 1 < len(first) <= MOST_GLUED and len(second) < len(first):
        yield from (("".join(order), "".join(second)) for order in permutations(first))


def _cuts(first: list[str], second: list[str]) -> Iterator[list[str]]:
    """The parts in the other script; where it writes more of them also with two neighbours as one: `Jean-Luc`."""
    yield second
    if len(second) > len(first):
        yield from ([*second[:at], second[at] + second[at + 1], *second[at + 2 :]] for at in range(len(second) - 1))


def _best(first: list[str], second: list[str], script: str, known: dict[tuple[str, str], float]) -> Found:
    apart = max((_apart(first, cut, known) for cut in _cuts(first, second)), key=lambda found: found.bits)
    named = [way.family + known[way.latin, way.given] for way in _family_first(first, second, script)]
    whole = max(named or [known[pair] for pair in _glued(first, second)], default=-np.inf)
    if whole >= max(ALIKE, apart.bits):
        return Found(len(first), len(first), len(first), float(whole))
    return replace(apart, bits=max(apart.bits, float(whole)))


def _apart(first: list[str], second: list[str], known: dict[tuple[str, str], float]) -> Found:
    """Part by part; those that only one name has take off bits, an initial few."""
    matched = _matched(np.array([[known[a, b] for b in second] for a in first]))
    lonely = {at for at, _ in enumerate(first)} - {at for at, _, _ in matched}
    missing = sum(INITIAL if len(first[at]) == 1 else MISSING for at in lonely) + MISSING * max(
        len(second) - len(first), 0
    )
    bits = [each for _, _, each in matched]
    return Found(len(first), len(second), _alike(bits), sum(bits) - missing)


def _alike(matched: Sequence[float]) -> int:
    """How many parts are alike; one that is hardly so is carried by the others."""
    if sum(matched) >= ALIKE * len(matched) and min(matched, default=0.0) >= -ALIKE:
        return len(matched)
    return sum(each >= ALIKE for each in matched)


def _matched(score: Floats) -> list[tuple[int, int, float]]:
    """The parts of the shorter name, each with its own part of the longer, and their bits: the likest first."""
    left = score.copy()
    found: list[tuple[int, int, float]] = []
    for _ in range(min(score.shape)):
        i, j = np.unravel_index(int(left.argmax()), left.shape)
        found.append((int(i), int(j), float(left[i, j])))
        left[i, :] = left[:, j] = -np.inf
    return found
