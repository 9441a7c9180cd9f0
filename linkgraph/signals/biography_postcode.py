"""The postcode of a stated address, for addresses that say little else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from linkgraph.signals.base import Comparison
from linkgraph.signals.facet import Facet
from linkgraph.signals.grading import Grades, grade_plainly
from linkgraph.signals.places import place

LONGEST = 8
DISTRICT = 3
"""Letters that what comes before the last three must have to name a district."""


class Postcode(Facet):
    """Two accounts state one postcode."""

    title: ClassVar[str] = "the same postcode"
    family: ClassVar[str] = "postcode"
    facet: ClassVar[str] = "postcode"
    reads: ClassVar[tuple[str, ...]] = ("home_address",)
    levels: ClassVar[tuple[str, ...]] = ("same", "near", "district", "different")

    def fingerprint(self, value: str) -> str | None:
        """The postcode in one word; a short address with a digit is one, even a damaged one."""
        whole = "".join(char for char in value if char.isalnum())
        if 4 <= len(whole) <= LONGEST and whole.isascii() and any(map(str.isdigit, whole)):
            return whole
        found = sorted(place(value).postcodes)
        return found[0] if found else None

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level, and distance in edits."""
        if left == right:
            return Comparison("same", 0.0, f"state the postcode {left}")
        left, right = sorted((left, right))
        edits, both = OSA.distance(left, right), f"{left} and {right}"
        if edits == 1 and not (left + right).isdigit():
            return Comparison("near", 1.0, f"state postcodes one letter apart, {both}")
        if left[:-3] == right[:-3] and len(left) >= DISTRICT + 2:
            return Comparison("district", float(edits), f"state postcodes of one district, {both}")
        if edits == 1:
            return Comparison("near", 1.0, f"state postcodes one digit apart, {both}")
        return Comparison("different", float(edits), f"state different postcodes, {both}")

    def grade(self, lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float]) -> Grades:
        """As `compare`, many at once."""
        pairs = list(zip(lefts, rights, strict=True))
        edits = process.cpdist(lefts, rights, scorer=OSA.distance, dtype=np.int64, workers=-1)
        digits = {text: text.isdigit() for text in {*lefts, *rights}}
        lettered = np.array([not (digits[a] and digits[b]) for a, b in pairs], bool)
        district = np.array([a[:-3] == b[:-3] and len(min(a, b)) >= DISTRICT + 2 for a, b in pairs], bool)
        place = {level: at for at, level in enumerate(self.levels)}
        level = np.select(
            [edits == 0, (edits == 1) & lettered, district, edits == 1],
            [place["same"], place["near"], place["district"], place["near"]],
            place["different"],
        )
        return grade_plainly(level, lefts, rights, bits)
