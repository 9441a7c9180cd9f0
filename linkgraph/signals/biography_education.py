"""The education as stated."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.statement import Statement


class Education(Statement):
    """Two accounts state one education."""

    title: ClassVar[str] = "the same education"
    family: ClassVar[str] = "education"
    facet: ClassVar[str] = "education"
    fact = "education"
    reads: ClassVar[tuple[str, ...]] = ("education",)
