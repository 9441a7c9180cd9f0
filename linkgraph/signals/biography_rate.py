"""The hourly rate as stated; its currency is rarely said, so only equal and far apart ones say anything."""

from __future__ import annotations

import re
from typing import ClassVar

from linkgraph.signals.base import Comparison
from linkgraph.signals.facet import Facet

_DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,4})?")
FAR = 3.0
"""Times one rate is the other from which they are different."""


class Rate(Facet):
    """Two accounts ask one hourly rate."""

    title: ClassVar[str] = "the same hourly rate"
    family: ClassVar[str] = "rate"
    facet: ClassVar[str] = "rate"
    reads: ClassVar[tuple[str, ...]] = ("hourly_rate",)
    levels: ClassVar[tuple[str, ...]] = ("same", "near", "different")

    def fingerprint(self, value: str) -> str | None:
        """The number; None for nothing asked."""
        return value if _DECIMAL.fullmatch(value) and float(value) > 0 else None

    def compare(self, left: str, right: str) -> Comparison | None:
        """Equal, within a factor of `FAR`, or further apart; distance is 1 less than the factor."""
        low, high = sorted((left, right), key=float)
        factor = float(high) / float(low)
        if low == high:
            return Comparison("same", 0.0, f"ask {low} an hour")
        if factor < FAR:
            return Comparison("near", round(factor - 1, 3), f"ask {low} and {high} an hour")
        return Comparison("different", round(factor - 1, 3), f"ask {low} and {high} an hour, far apart")
