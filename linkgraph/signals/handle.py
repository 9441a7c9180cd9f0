"""One user name, or two made from one stem."""

from __future__ import annotations

from typing import ClassVar

from rapidfuzz.distance import OSA

from linkgraph.signals.base import Comparison, Policy, Signal
from linkgraph.signals.generic import generic_words
from linkgraph.signals.stems import deletions, look, stem

SHORTEST = 4
NEAR_FROM = 7
"""Letters a stem must have for one typing error to be forgiven."""
NEAR_UP_TO = 30
LOOKS_FROM = 5


class Handle(Signal):
    """Two accounts go by one user name."""

    name: ClassVar[str] = "handle"
    title: ClassVar[str] = "the same user name"
    family: ClassVar[str] = "contact"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("handle",)
    levels: ClassVar[tuple[str, ...]] = ("same", "stem", "near")

    def fingerprint(self, value: str) -> str | None:
        """The user name; None for short ones, numbers, and words many people use."""
        plain = "".join(char for char in value if char.isalnum())
        bare = plain.rstrip("0123456789")
        if len(plain) < SHORTEST or not bare or plain in generic_words() or bare in generic_words():
            return None
        return value

    def block_keys(self, fingerprint: str) -> frozenset[str]:
        """The stem, how it looks, and for a longer one what it becomes without any one letter."""
        found = stem(fingerprint)
        if found is None:
            return frozenset()
        near = deletions(found) if NEAR_FROM <= len(found) <= NEAR_UP_TO else {found}
        return frozenset(near | {f"~{look(found)}"})

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level and distance: edits between the stems (optimal string alignment)."""
        if left == right:
            return Comparison("same", 0.0, f"go by the user name {left}")
        first, second = stem(left), stem(right)
        if first is None or second is None:
            return None
        names = " and ".join(sorted((left, right)))
        if first == second:
            return Comparison("stem", 0.5, f"go by user names of one stem: {names}")
        if look(first) == look(second) and len(look(first)) >= LOOKS_FROM:
            return Comparison("near", 1.0, f"go by user names that look alike: {names}")
        if min(len(first), len(second)) >= NEAR_FROM and max(len(first), len(second)) <= NEAR_UP_TO:
            distance = OSA.distance(first, second, score_cutoff=1)
            if distance <= 1:
                return Comparison("near", float(distance), f"go by user names one letter apart: {names}")
        return None
