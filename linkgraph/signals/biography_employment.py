"""The employment as stated."""

from __future__ import annotations

from typing import ClassVar

from linkgraph.signals.statement import Statement


class Employment(Statement):
    """Two accounts state one employment."""

    title: ClassVar[str] = "the same employment"
    family: ClassVar[str] = "employment"
    facet: ClassVar[str] = "employment"
    fact = "employment"
    reads: ClassVar[tuple[str, ...]] = ("employment",)
