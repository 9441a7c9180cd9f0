"""The city as stated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np
from rapidfuzz import fuzz, process

from linkgraph.signals.base import Comparison
from linkgraph.signals.facet import Facet
from linkgraph.signals.grading import Grades, grade_plainly
from linkgraph.signals.places import place
from linkgraph.signals.words import plain_words, words_alike

NEAR = 0.85


class Place(Facet):
    """Two accounts state one city."""

    title: ClassVar[str] = "the same city"
    family: ClassVar[str] = "place"
    facet: ClassVar[str] = "place"
    reads: ClassVar[tuple[str, ...]] = ("city", "home_address")
    levels: ClassVar[tuple[str, ...]] = ("same", "near", "different")

    def fingerprint(self, value: str) -> str | None:
        """The words, plain and sorted; of an address without a house number those that are no postcode."""
        words = plain_words(value)
        if words is None or not any(map(str.isdigit, words)):
            return words
        found = place(value)
        if found.houses or found.inside or any(char.isdigit() for word in found.words for char in word):
            return None
        return plain_words(" ".join(found.words)) if found.postcodes else None

    def compare(self, left: str, right: str) -> Comparison | None:
        """Same, near (a spelling apart) or different; distance is 1 minus the likeness."""
        likeness = words_alike(left, right)
        if likeness == 1.0:
            return Comparison("same", 0.0, "state the same city")
        if likeness >= NEAR:
            return Comparison("near", round(1 - likeness, 3), "state one city, spelt differently")
        return Comparison("different", round(1 - likeness, 3), "state different cities")

    def grade(self, lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float]) -> Grades:
        """As `compare`, many at once."""
        likeness = process.cpdist(lefts, rights, scorer=fuzz.ratio, dtype=np.float64, workers=-1) / 100
        return grade_plainly(np.where(likeness == 1.0, 0, np.where(likeness >= NEAR, 1, 2)), lefts, rights, bits)
