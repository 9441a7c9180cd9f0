"""The city as stated."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.base import Comparison
from linkgraph.signals.facet import Facet
from linkgraph.signals.words import plain_words, words_alike

NEAR = 0.85


class Place(Facet):
    """Two accounts state one city."""

    title: ClassVar[str] = "the same city"
    family: ClassVar[str] = "place"
    facet: ClassVar[str] = "place"
    reads: ClassVar[tuple[str, ...]] = ("city",)
    levels: ClassVar[tuple[str, ...]] = ("same", "near", "different")

    def fingerprint(self, value: str) -> str | None:
        """The words, plain and sorted."""
        return plain_words(value)

    def compare(self, left: str, right: str) -> Comparison | None:
        """Same, near (a spelling apart) or different; distance is 1 minus the likeness."""
        likeness = words_alike(left, right)
        if likeness == 1.0:
            return Comparison("same", 0.0, "state the same city")
        if likeness >= NEAR:
            return Comparison("near", round(1 - likeness, 3), "state one city, spelt differently")
        return Comparison("different", round(1 - likeness, 3), "state different cities")
