"""Values that are equal or have nothing to do with each other."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.base import Comparison, Signal


class Exact(Signal):
    """A signal whose one level is equality."""

    levels: ClassVar[tuple[str, ...]] = ("same",)

    def compare(self, left: str, right: str) -> Comparison | None:
        """`same` for equal fingerprints, else None."""
        return Comparison("same", 0.0, self.sentence(left)) if left == right else None

    def sentence(self, fingerprint: str) -> str:
        """What equal fingerprints say."""
        return f"share {self.title.removeprefix('the same ')} {fingerprint}"
