"""The birth date: one of the best facts, and one of the easiest to contradict oneself in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from linkgraph.signals.base import Comparison
from linkgraph.signals.facet import Facet
from linkgraph.signals.grading import Grades, grade_plainly

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


class BirthDate(Facet):
    """Two accounts state one birth date."""

    title: ClassVar[str] = "the same birth date"
    family: ClassVar[str] = "birth_date"
    facet: ClassVar[str] = "birth_date"
    meets: ClassVar[bool] = True
    reads: ClassVar[tuple[str, ...]] = ("stated_birth_date",)
    levels: ClassVar[tuple[str, ...]] = ("same", "swapped", "near", "year", "different")

    def fingerprint(self, value: str) -> str | None:
        """A full date, ISO 8601; a date that cannot be stays as it is written."""
        return value if _DATE.fullmatch(value) else None

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level, and distance in edits of the ISO form."""
        if left == right:
            return Comparison("same", 0.0, f"state the same birth date, {left}")
        left, right = sorted((left, right))
        edits = OSA.distance(left, right)
        both = f"{left} and {right}"
        if left[:4] == right[:4] and left[5:7] == right[8:] and left[8:] == right[5:7]:
            return Comparison("swapped", 1.0, f"state birth dates with day and month swapped, {both}")
        if edits == 1:
            return Comparison("near", 1.0, f"state birth dates one digit apart, {both}")
        if left[:4] == right[:4]:
            return Comparison("year", float(edits), f"state birth dates in one year, {both}")
        return Comparison("different", float(edits), f"state different birth dates, {both}")

    def grade(self, lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float]) -> Grades:
        """As `compare`, many at once."""
        edits = process.cpdist(lefts, rights, scorer=OSA.distance, dtype=np.int64, workers=-1)
        place = {level: at for at, level in enumerate(self.levels)}
        year = np.array([a[:4] == b[:4] for a, b in zip(lefts, rights, strict=True)], bool)
        swapped = np.array([a[5:7] == b[8:] and a[8:] == b[5:7] for a, b in zip(lefts, rights, strict=True)], bool)
        level = np.select(
            [edits == 0, year & swapped, edits == 1, year],
            [place["same"], place["swapped"], place["near"], place["year"]],
            place["different"],
        )
        return grade_plainly(level, lefts, rights, bits)
