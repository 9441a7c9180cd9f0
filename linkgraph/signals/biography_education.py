"""The education as stated."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.base import Comparison
from linkgraph.signals.facet import Facet
from linkgraph.signals.words import plain_words, words_alike


class Education(Facet):
    """Two accounts state one education."""

    title: ClassVar[str] = "the same education"
    family: ClassVar[str] = "education"
    facet: ClassVar[str] = "education"
    reads: ClassVar[tuple[str, ...]] = ("education",)
    levels: ClassVar[tuple[str, ...]] = ("same", "different")

    def fingerprint(self, value: str) -> str | None:
        """The words, plain and sorted."""
        return plain_words(value)

    def compare(self, left: str, right: str) -> Comparison | None:
        """Same where the words are alike; distance is 1 minus their likeness."""
        likeness = words_alike(left, right)
        if likeness == 1.0:
            return Comparison("same", 0.0, "state the same education")
        return Comparison("different", round(1 - likeness, 3), "state different education")
