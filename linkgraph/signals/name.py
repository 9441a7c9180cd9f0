"""One name, spelt alike: order, romanisation, initials, typing errors."""

from __future__ import annotations

from itertools import combinations
from typing import ClassVar

from rapidfuzz.distance import JaroWinkler

from linkgraph.signals.base import Comparison, Policy, Signal
from linkgraph.signals.skeleton import latin_tokens, skeleton

ALIKE = 0.9
"""Jaro-Winkler similarity (Winkler 1990) from which two parts of a name are one part."""
SAME_SOUND = 0.7


class Name(Signal):
    """Two accounts carry one name."""

    name: ClassVar[str] = "name"
    title: ClassVar[str] = "the same name"
    family: ClassVar[str] = "name"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("name",)
    levels: ClassVar[tuple[str, ...]] = ("same", "spelling", "partial", "different")
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
            return Comparison("same", 0.0, "carry the same name")
        likeness, matched, fewest = _match(left.split(), right.split())
        if _joined(left, right):
            return Comparison("spelling", 0.05, "carry one name, spelt differently")
        if matched == fewest and fewest >= 2:
            return Comparison("spelling", round(1 - likeness, 3), "carry one name, spelt differently")
        if matched >= 1:
            return Comparison("partial", round(1 - likeness, 3), "have part of the name in common")
        return Comparison("different", 1.0, "carry different names")


def _joined(left: str, right: str) -> bool:
    """The same letters cut into other parts: `min jun kim` and `minjun kim`."""
    return sorted(left.replace(" ", "")) == sorted(right.replace(" ", ""))


def _match(left: list[str], right: list[str]) -> tuple[float, int, int]:
    """Mean likeness of the best matched parts, how many are alike, and how many could be."""
    scored = sorted(
        ((_likeness(a, b), i, j) for i, a in enumerate(left) for j, b in enumerate(right)),
        key=lambda entry: (-entry[0], left[entry[1]], right[entry[2]]),
    )
    used_left: set[int] = set()
    used_right: set[int] = set()
    total, alike = 0.0, 0
    for score, i, j in scored:
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            total += score
            alike += score >= ALIKE
    fewest = min(len(left), len(right))
    return total / max(fewest, 1), alike, fewest


def _likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if len(a) == 1 or len(b) == 1:
        return ALIKE if a[0] == b[0] else 0.0
    similarity = JaroWinkler.similarity(a, b)
    if skeleton(a) == skeleton(b) and similarity >= SAME_SOUND:
        return max(similarity, ALIKE)
    return similarity
