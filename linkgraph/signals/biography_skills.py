"""The skills an account lists, taken together: people of one trade share a few, not the whole list."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.base import Comparison
from linkgraph.signals.facet import Facet

FEWEST = 3
"""Skills a list must have to say something."""
MOSTLY = 0.7
"""Share of all skills named that both name, from which two lists are one, edited (Jaccard 1912)."""


class Skills(Facet):
    """Two accounts list one set of skills."""

    title: ClassVar[str] = "the same skills"
    family: ClassVar[str] = "skills"
    facet: ClassVar[str] = "skills"
    reads: ClassVar[tuple[str, ...]] = ("skill_set",)
    levels: ClassVar[tuple[str, ...]] = ("same", "most", "some", "different")

    def fingerprint(self, value: str) -> str | None:
        """The list in alphabetical order; None for a short one."""
        return value if len(value.split(", ")) >= FEWEST else None

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level, and 1 minus the share of skills in common."""
        first, second = set(left.split(", ")), set(right.split(", "))
        common = len(first & second)
        distance = round(1 - common / len(first | second), 3)
        if first == second:
            return Comparison("same", 0.0, f"list the same {common} skills")
        if 1 - distance >= MOSTLY:
            return Comparison("most", distance, f"list {common} skills in common, of {len(first | second)}")
        if common:
            return Comparison("some", distance, f"list {common} of {len(first | second)} skills in common")
        return Comparison("different", 1.0, "list no skill in common")
