"""One name, spelt alike: order, romanisation, initials, nicknames, typing errors."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from linkgraph.signals.base import Comparison, Policy, Signal
from linkgraph.signals.grading import Grades
from linkgraph.signals.name_parts import Matches, match_many, matched
from linkgraph.signals.name_scripts import crossings, latin, likeness, spelt
from linkgraph.signals.skeleton import skeleton

SENTENCES = {
    "same": "carry the same name",
    "longer": "carry one name, once with further parts",
    "spelling": "carry one name, spelt differently",
    "initials": "carry names that agree as far as initials go",
    "part": "have the one name that is stated in common",
    "partial": "have part of the name in common",
    "different": "carry different names",
}
PLACE = {level: at for at, level in enumerate(SENTENCES)}
SPELLING = PLACE["spelling"]
JOINED = 0.95
"""Likeness of names of the same letters cut into other parts."""


class Name(Signal):
    """Two accounts carry one name."""

    name: ClassVar[str] = "name"
    title: ClassVar[str] = "the same name"
    family: ClassVar[str] = "name"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("name",)
    levels: ClassVar[tuple[str, ...]] = tuple(SENTENCES)
    completes: ClassVar[bool] = True

    def fingerprint(self, value: str) -> str | None:
        """The parts in Latin letters, sorted, and the name in its own script; None for a single short part."""
        text = spelt(value)
        return text if len(latin(text)) >= 4 else None

    def block_keys(self, fingerprint: str) -> frozenset[str]:
        """For each two parts, both sounds; and one sound with the other's first letter."""
        sounds = sorted({skeleton(part) for part in latin(fingerprint).split()})
        if len(sounds) == 1:
            return frozenset(sounds)
        keys = {key for a, b in combinations(sounds, 2) for key in (f"{a} {b}", f"{a[:1]}. {b}", f"{a} {b[:1]}.")}
        whole = "".join(sorted("".join(sounds)))
        return frozenset(keys | {f"={whole}"})

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level and distance (1 minus the likeness of the parts, best matched)."""
        if left == right:
            return _said(_whole(left), 1.0)
        level, alike = _plainly(latin(left), latin(right))
        for _, found in crossings([(left, right)]):
            level, alike = _stronger(level, _level(found.left, found.right, found.alike, 0, 0)), likeness(found.bits)
        return _said(level, alike)

    def compare_many(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Comparison | None]:
        """As `compare`, many at once."""
        listed = list(pairs)
        levels, found = self._grade([left for left, _ in listed], [right for _, right in listed], {})
        return (
            _said(self.levels[at], alike) for at, alike in zip(levels.tolist(), found.likeness.tolist(), strict=True)
        )

    def grade(self, lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float]) -> Grades:
        """Level and the surprise of the parts in common."""
        levels, found = self._grade(lefts, rights, bits)
        return levels, found.surprise

    def _grade(
        self, lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float]
    ) -> tuple[npt.NDArray[np.int64], Matches]:
        spelt_out = {name: latin(name) for name in {*lefts, *rights}}
        one, other = [spelt_out[left] for left in lefts], [spelt_out[right] for right in rights]
        found = match_many(one, other, bits)
        levels = _levels(found)
        joined = _joined_many(one, other)
        levels[joined], found.likeness[joined] = SPELLING, JOINED
        mixed = any(name != plain for name, plain in spelt_out.items())
        for at, crossing in crossings(list(zip(lefts, rights, strict=True))) if mixed else ():
            level = _level(crossing.left, crossing.right, crossing.alike, 0, 0)
            levels[at] = min(levels[at], PLACE[level])
            found.likeness[at] = likeness(crossing.bits)
        equal = np.fromiter(map(operator.eq, lefts, rights), bool, len(lefts))
        levels[equal] = [PLACE[_whole(lefts[at])] for at in np.flatnonzero(equal).tolist()]
        found.likeness[equal] = 1.0
        return levels, found

    def words(self, fingerprint: str) -> tuple[str, ...]:
        """The parts, and the first letter of each for initials."""
        parts = latin(fingerprint).split()
        return (*parts, *{f"{part[:1]}." for part in parts})


def _whole(name: str) -> str:
    """The level of a name with itself: with one part and initials it is no whole name."""
    lengths = [len(part) for part in latin(name).split()]
    return "initials" if 1 in lengths and sum(length > 1 for length in lengths) < 2 else "same"


def _said(level: str, alike: float) -> Comparison:
    return Comparison(level, round(1 - alike, 6), SENTENCES[level])


def _plainly(left: str, right: str) -> tuple[str, float]:
    """Level and likeness of two names in Latin letters."""
    if _written_otherwise(left, right):
        return "spelling", JOINED
    found = matched(left, right)
    return _level(found.left, found.right, found.alike, found.equal, found.initials), found.likeness


def _stronger(one: str, other: str) -> str:
    return min(one, other, key=PLACE.__getitem__)


def _level(left: int, right: int, alike: int, equal: int, initials: int) -> str:
    fewest = min(left, right)
    if alike < fewest:
        return "partial" if alike else "different"
    if fewest == 1:
        return "part" if equal else "partial"
    if initials:
        return "initials"
    return "longer" if equal == fewest else "spelling"


def _levels(found: Matches) -> npt.NDArray[np.int64]:
    """`_level` of many, as places."""
    fewest = np.minimum(found.left, found.right)
    levels = np.select(
        [
            found.alike == 0,
            found.alike < fewest,
            (fewest == 1) & (found.equal == 1),
            fewest == 1,
            found.initials > 0,
        ],
        [PLACE["different"], PLACE["partial"], PLACE["part"], PLACE["partial"], PLACE["initials"]],
        SPELLING,
    )
    levels[(levels == SPELLING) & (found.equal == fewest)] = PLACE["longer"]
    return levels


def _joined_many(lefts: Sequence[str], rights: Sequence[str]) -> npt.NDArray[np.bool_]:
    """`_written_otherwise` of many."""
    names = {*lefts, *rights}
    letters = {name: "".join(sorted(name.replace(" ", ""))) for name in names}
    number = {text: at for at, text in enumerate(dict.fromkeys(letters.values()))}
    coded = {name: 2 * number[letters[name]] + (" " in name) for name in names}
    one, other = (np.fromiter(map(coded.__getitem__, side), np.int64, len(side)) for side in (lefts, rights))
    found: npt.NDArray[np.bool_] = (one >> 1 == other >> 1) & ((one | other) & 1 == 1)
    return found


def _written_otherwise(left: str, right: str) -> bool:
    """The same parts in Latin letters, or the same letters cut into other parts."""
    return (" " in left or " " in right) and _joined(left, right)


def _joined(left: str, right: str) -> bool:
    """The same letters cut into other parts: `min jun kim` and `minjun kim`."""
    if len(left) - left.count(" ") != len(right) - right.count(" "):
        return False
    return sorted(left.replace(" ", "")) == sorted(right.replace(" ", ""))
