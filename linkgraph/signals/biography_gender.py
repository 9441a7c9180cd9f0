"""Gender as stated: half of all strangers agree, so only a contradiction says something."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.base import Comparison
from linkgraph.signals.facet import Facet


class Gender(Facet):
    """Two accounts state one gender."""

    title: ClassVar[str] = "the same gender"
    family: ClassVar[str] = "gender"
    facet: ClassVar[str] = "gender"
    reads: ClassVar[tuple[str, ...]] = ("gender",)
    levels: ClassVar[tuple[str, ...]] = ("same", "different")

    def fingerprint(self, value: str) -> str | None:
        """`female` or `male`; other statements are not compared."""
        return value if value in {"female", "male"} else None

    def compare(self, left: str, right: str) -> Comparison | None:
        """Same or different."""
        if left == right:
            return Comparison("same", 0.0, f"both state {left}")
        return Comparison("different", 1.0, "state different genders")
