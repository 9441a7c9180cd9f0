"""The employment as stated."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.base import Comparison
from linkgraph.signals.facet import Facet
from linkgraph.signals.words import plain_words, words_alike


class Employment(Facet):
    """Two accounts state one employment."""

    title: ClassVar[str] = "the same employment"
    family: ClassVar[str] = "employment"
    facet: ClassVar[str] = "employment"
    reads: ClassVar[tuple[str, ...]] = ("employment",)
    levels: ClassVar[tuple[str, ...]] = ("same", "different")

    def fingerprint(self, value: str) -> str | None:
        """The words, plain and sorted."""
        return plain_words(value)

    def compare(self, left: str, right: str) -> Comparison | None:
        """Same where the words are alike; distance is 1 minus their likeness."""
        likeness = words_alike(left, right)
        if likeness == 1.0:
            return Comparison("same", 0.0, "state the same employment")
        return Comparison("different", round(1 - likeness, 3), "state different employment")
