"""The education as stated."""

from __future__ import annotations

from linkgraph.signals.statement import Statement


class Education(Statement):
    """Two accounts state one education."""

    fact = "education"
