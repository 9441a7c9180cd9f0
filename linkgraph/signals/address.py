"""One postal address, one building, or one address spelt with mistakes.

House numbers must agree: number 5 and number 7 of a street are two places, however alike the
rest is. What one side leaves out (a city, a postcode) is no contradiction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from sys import intern
from typing import ClassVar

import numpy as np
from rapidfuzz.distance import OSA

from linkgraph.signals.base import Comparison, Policy, Signal
from linkgraph.signals.grading import Grades, grade_plainly
from linkgraph.signals.places import Place, leftover, place, render

KEY_WORDS = 4
KEY_LETTERS = 4
SELECTIVE_WORDS = 3
"""Words a shorter address must have for a longer one to be the same place, where no postcode agrees."""
MATCHED_LETTERS = 8


class Address(Signal):
    """Two accounts give one postal address."""

    name: ClassVar[str] = "address"
    title: ClassVar[str] = "the same address"
    family: ClassVar[str] = "address"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("home_address",)
    levels: ClassVar[tuple[str, ...]] = ("same", "same_building", "near")

    def fingerprint(self, value: str) -> str | None:
        """The parts in Latin letters and one order; None for a city or a street alone."""
        found = place(value)
        has_street = any(len(word) >= KEY_LETTERS for word in found.words)
        fine_postcode = any(not code.isdigit() for code in found.postcodes) and len(found.words) > 1
        return render(found) if has_street and (found.houses or fine_postcode) else None

    def block_keys(self, fingerprint: str) -> frozenset[str]:
        """House number with postcode, and with the beginnings of each two long words."""
        found = place(fingerprint)
        houses = sorted(found.houses) or ["-"]
        long = sorted((word for word in found.words if len(word) >= KEY_LETTERS), key=_longest_first)
        begins = sorted({word[:KEY_LETTERS] for word in long[:KEY_WORDS]})
        spots = [" ".join(pair) for pair in combinations(begins, 2)] + sorted(found.postcodes)
        if len(long) == 1:
            spots += [long[0][:12], f"~{long[0][-8:]}"]
        return frozenset(f"{house} {spot}" for house in houses[:3] for spot in spots)

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level and distance: 1 minus the share of letters in words that agree."""
        if left == right:
            return Comparison("same", 0.0, "give one address")
        first, second = place(left), place(right)
        distance = _distance(first, second)
        if distance is None:
            return None
        if first.inside == second.inside:
            return Comparison("near", max(distance, 0.01), "give one address, spelt differently")
        if distance == 0.0:
            return Comparison("same_building", 0.0, f"give addresses in one building{_units(first, second)}")
        if _contradict(first, second):
            return None
        return Comparison("near", distance, "give addresses in one building, spelt differently")

    def grade(self, lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float]) -> Grades:
        """As `compare`, many at once: addresses of other houses are told apart by these alone."""
        number = {text: at for at, text in enumerate(dict.fromkeys(map(_houses, {*lefts, *rights})))}
        one, other = (np.fromiter((number[_houses(text)] for text in side), np.int64) for side in (lefts, rights))
        levels, at = np.full(len(one), -1, np.int64), np.flatnonzero(one == other)
        at = at[np.argsort(one[at], kind="stable")]  # the addresses of one house after another: they are read once
        found = self.compare_many((lefts[place], rights[place]) for place in at.tolist())
        levels[at] = [self.levels.index(said.level) if said else -1 for said in found]
        return grade_plainly(levels, lefts, rights, bits)


@lru_cache(maxsize=1 << 20)
def _houses(fingerprint: str) -> str:
    """The house numbers of an address, in order."""
    return intern(" ".join(sorted(place(fingerprint).houses)))


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


def _units(left: Place, right: Place) -> str:
    named = sorted(" ".join(sorted(found.inside)) for found in (left, right) if found.inside)
    return f" ({' and '.join(named)})"


def _contradict(left: Place, right: Place) -> bool:
    """True where both name a unit: two spellings and two units are too little in common."""
    return bool(left.inside and right.inside)


def _distance(left: Place, right: Place) -> float | None:
    """0 to 1 for two addresses of one building; None for two buildings."""
    if not _numbers_agree(left, right):
        return None
    first, second, letters = leftover(left.words, right.words)
    same_postcode = bool(left.postcodes & right.postcodes)
    if first and second and not (same_postcode and _mostly(letters, first, second)):
        return None
    if not _is_selective(left, right, letters, same_postcode, bool(first or second)):
        return None
    total = max(sum(map(len, left.words)), sum(map(len, right.words)), 1)
    exact = left.words == right.words and left.postcodes == right.postcodes
    return 0.0 if exact else round(max(1 - letters / total, 0.01), 3)


def _numbers_agree(left: Place, right: Place) -> bool:
    """Equal house numbers; without any, equal postcodes. One postcode may be absent, or mistyped."""
    if not left.houses or not right.houses:
        return not left.houses and not right.houses and bool(left.postcodes & right.postcodes)
    if left.houses != right.houses:
        return False
    if not left.postcodes or not right.postcodes or left.postcodes & right.postcodes:
        return True
    return left.words == right.words and _one_typo(left.postcodes, right.postcodes)


def _one_typo(left: frozenset[str], right: frozenset[str]) -> bool:
    """True for postcodes of letters and digits one edit apart; those of digits only are neighbours then."""
    mixed = [(one, other) for one in left for other in right if not (one.isdigit() or other.isdigit())]
    return any(OSA.distance(one, other) <= 1 for one, other in mixed)


def _mostly(letters: int, first: set[str], second: set[str]) -> bool:
    """True where the words that agree outweigh the others three to one, and no kind of street differs."""
    rest = max(sum(map(len, first)), sum(map(len, second)))
    return letters >= 3 * rest and not (_short(first) and _short(second))


def _short(words: set[str]) -> bool:
    return any(len(word) < KEY_LETTERS for word in words)


def _is_selective(left: Place, right: Place, letters: int, same_postcode: bool, partial: bool) -> bool:
    if letters < MATCHED_LETTERS and not same_postcode:
        return False
    if not partial or same_postcode:
        return True
    return min(len(left.words), len(right.words)) >= SELECTIVE_WORDS
