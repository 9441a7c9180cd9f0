"""One name, spelt alike: order, romanisation, initials, nicknames, typing errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from linkgraph.signals.base import Comparison, Policy, Signal
from linkgraph.signals.grading import Grades
from linkgraph.signals.name_parts import Matches, match_many, matched
from linkgraph.signals.skeleton import latin_tokens, skeleton

SENTENCES = {
    "same": "carry the same name",
    "longer": "carry one name, once with further parts",
    "spelling": "carry one name, spelt differently",
    "initials": "carry names that agree as far as initials go",
    "part": "have the one name that is stated in common",
    "partial": "have part of the name in common",
    "different": "carry different names",
}
SPELLING = list(SENTENCES).index("spelling")


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
        """The parts in Latin letters, sorted; None for a single short part."""
        parts = sorted(latin_tokens(value))
        text = " ".join(parts)
        return text if len(text) >= 4 else None

    def block_keys(self, fingerprint: str) -> frozenset[str]:
        """For each two parts, both sounds; and one sound with the other's first letter."""
        sounds = sorted({skeleton(part) for part in fingerprint.split()})
        if len(sounds) == 1:
            return frozenset(sounds)
        keys = {key for a, b in combinations(sounds, 2) for key in (f"{a} {b}", f"{a[:1]}. {b}", f"{a} {b[:1]}.")}
        whole = "".join(sorted("".join(sounds)))
        return frozenset(keys | {f"={whole}"})

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level and distance (1 minus the likeness of the parts, best matched)."""
        if left == right:
            return _said("same", 1.0)
        if _joined(left, right):
            return _said("spelling", 0.95)
        found = matched(left, right)
        return _said(_level(found.left, found.right, found.alike, found.equal, found.initials), found.likeness)

    def compare_many(self, pairs: Iterable[tuple[str, str]]) -> Iterator[Comparison | None]:
        """As `compare`, many at once."""
        listed = list(pairs)
        levels, found = self._grade([left for left, _ in listed], [right for _, right in listed], {})
        told = zip(levels.tolist(), found.likeness.tolist(), listed, strict=True)
        return (
            _said("spelling", 0.95) if level == SPELLING and _joined(*pair) else _said(self.levels[level], likeness)
            for level, likeness, pair in told
        )

    def grade(self, lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float]) -> Grades:
        """Level and the surprise of the parts in common."""
        levels, found = self._grade(lefts, rights, bits)
        return levels, found.surprise

    def _grade(
        self, lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float]
    ) -> tuple[npt.NDArray[np.int64], Matches]:
        found = match_many(lefts, rights, bits)
        fewest = np.minimum(found.left, found.right)
        place = {level: at for at, level in enumerate(self.levels)}
        levels = np.select(
            [
                found.alike == 0,
                found.alike < fewest,
                (fewest == 1) & (found.equal == 1),
                fewest == 1,
                found.initials > 0,
            ],
            [place["different"], place["partial"], place["part"], place["partial"], place["initials"]],
            place["spelling"],
        )
        levels[(levels == SPELLING) & (found.equal == fewest)] = place["longer"]
        for at, (left, right) in enumerate(zip(lefts, rights, strict=True)):
            if left == right:
                levels[at] = 0
            elif _joined(left, right):
                levels[at] = SPELLING
        return levels, found

    def words(self, fingerprint: str) -> tuple[str, ...]:
        """The parts, and the first letter of each for initials."""
        parts = fingerprint.split()
        return (*parts, *{f"{part[:1]}." for part in parts})


def _said(level: str, likeness: float) -> Comparison:
    return Comparison(level, 0.0 if level == "same" else round(1 - likeness, 3), SENTENCES[level])


def _level(left: int, right: int, alike: int, equal: int, initials: int) -> str:
    fewest = min(left, right)
    if alike < fewest:
        return "partial" if alike else "different"
    if fewest == 1:
        return "part" if equal else "partial"
    if initials:
        return "initials"
    return "longer" if equal == fewest else "spelling"


def _joined(left: str, right: str) -> bool:
    """The same letters cut into other parts: `min jun kim` and `minjun kim`."""
    if len(left) - left.count(" ") != len(right) - right.count(" "):
        return False
    return sorted(left.replace(" ", "")) == sorted(right.replace(" ", ""))
