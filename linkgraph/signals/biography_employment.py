"""The employment as stated."""

from __future__ import annotations

from linkgraph.signals.statement import Statement


class Employment(Statement):
    """Two accounts state one employment."""

    fact = "employment"
