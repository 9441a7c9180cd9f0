"""What the facts of a profile have in common: each is one facet of the signal `biography`."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.base import Policy, Signal


class Facet(Signal):
    """One kind of fact, stored as `biography`; agreement supports, contradiction counts against."""

    name: ClassVar[str] = "biography"
    policy: ClassVar[Policy] = Policy.SUPPORT
    completes: ClassVar[bool] = True
    meets: ClassVar[bool] = False
    facet: ClassVar[str]

    @property
    def key(self) -> str:
        """`biography.` and the fact."""
        return f"{self.name}.{self.facet}"
