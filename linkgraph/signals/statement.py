"""Facts that are stated in a few words: the same ones, or others."""

from __future__ import annotations

import operator
from abc import abstractmethod
from collections.abc import Mapping, Sequence
from typing import ClassVar

import numpy as np

from linkgraph.signals.base import Comparison
from linkgraph.signals.facet import Facet
from linkgraph.signals.grading import Grades, grade_plainly
from linkgraph.signals.words import plain_words, words_alike


class Statement(Facet):
    """A facet whose values agree where they are made of the same words; a class of it names the `fact` alone."""

    levels: ClassVar[tuple[str, ...]] = ("same", "different")

    @property
    @abstractmethod
    def fact(self) -> str:
        """What is stated, in sentences as in the data: `education`."""

    def __init_subclass__(cls) -> None:
        """Everything else is called after the fact."""
        super().__init_subclass__()
        fact = str(cls.__dict__["fact"])
        cls.title, cls.facet, cls.family, cls.reads = f"the same {fact}", fact, fact, (fact,)

    def fingerprint(self, value: str) -> str | None:
        """The words, plain and sorted."""
        return plain_words(value)

    def compare(self, left: str, right: str) -> Comparison | None:
        """Same or different; distance is 1 minus the likeness of the words."""
        likeness = words_alike(left, right)
        if likeness == 1.0:
            return Comparison("same", 0.0, f"state the same {self.fact}")
        return Comparison("different", round(1 - likeness, 3), f"state different {self.fact}")

    def grade(self, lefts: Sequence[str], rights: Sequence[str], bits: Mapping[str, float]) -> Grades:
        """As `compare`, many at once: likeness is 1 for equal words alone."""
        differing = np.fromiter(map(operator.ne, lefts, rights), np.int64, len(lefts))
        return grade_plainly(differing, lefts, rights, bits)
