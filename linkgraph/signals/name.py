"""One name, spelt alike: order, romanisation, initials, nicknames, typing errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from linkgraph.signals.base import Comparison, Policy, Signal
from linkgraph.signals.grading import Grader, Grades
from linkgraph.signals.name_levels import JOINED, PLACE, SENTENCES, level_of, whole
from linkgraph.signals.name_many import Names, placed
from linkgraph.signals.name_parts import matched
from linkgraph.signals.name_scripts import crossings, latin, likeness, spelt
from linkgraph.signals.skeleton import skeleton


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
            return _said(whole(left), 1.0)
        level, alike = _plainly(latin(left), latin(right))
        for _, found in crossings([(left, right)]):
            level, alike = _stronger(level, level_of(found.left, found.right, found.alike, 0, 0)), likeness(found.bits)
        return _said(level, alike)

    def compare_many(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Comparison | None]:
        """As `compare`, many at once."""
        listed = list(pairs)
        names, one, other = placed([left for left, _ in listed], [right for _, right in listed])
        levels, found = Names(names, {}).grade(one, other)
        return (
            _said(self.levels[at], alike) for at, alike in zip(levels.tolist(), found.likeness.tolist(), strict=True)
        )

    def grade(self, lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float]) -> Grades:
        """Level and the surprise of the parts in common."""
        names, one, other = placed(lefts, rights)
        return self.grader(names, bits)(one, other)

    def grader(self, fingerprints: Sequence[str], bits: Mapping[str, float]) -> Grader:
        """As `grade`."""
        names = Names(fingerprints, bits)

        def graded(left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> Grades:
            levels, found = names.grade(left, right)
            return levels, found.surprise

        return graded

    def words(self, fingerprint: str) -> tuple[str, ...]:
        """The parts, and the first letter of each for initials."""
        parts = latin(fingerprint).split()
        return (*parts, *{f"{part[:1]}." for part in parts})


def _said(level: str, alike: float) -> Comparison:
    return Comparison(level, round(1 - alike, 6), SENTENCES[level])


def _plainly(left: str, right: str) -> tuple[str, float]:
    """Level and likeness of two names in Latin letters."""
    if _written_otherwise(left, right):
        return "spelling", JOINED
    found = matched(left, right)
    return level_of(found.left, found.right, found.alike, found.equal, found.initials), found.likeness


def _stronger(one: str, other: str) -> str:
    return min(one, other, key=PLACE.__getitem__)


def _written_otherwise(left: str, right: str) -> bool:
    """The same parts in Latin letters, or the same letters cut into other parts."""
    return (" " in left or " " in right) and _joined(left, right)


def _joined(left: str, right: str) -> bool:
    """The same letters cut into other parts: `min jun kim` and `minjun kim`."""
    if len(left) - left.count(" ") != len(right) - right.count(" "):
        return False
    return sorted(left.replace(" ", "")) == sorted(right.replace(" ", ""))
