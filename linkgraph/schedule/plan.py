"""What a schedule does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from linkgraph.schedule.watch import Watch


@dataclass(frozen=True, slots=True)
class Plan:
    """How often, what, and where to.

    `deliveries` are targets as `deliver.deliver` takes them. With `only_on_change` a report of which nothing
    is new and no watch rule met is not delivered. With `run` the case is run before each report.
    """

    every: timedelta
    deliveries: tuple[str, ...]
    format: str = "html"
    redact: str | None = None
    cluster: str | None = None
    only_on_change: bool = False
    run: bool = False
    watches: tuple[Watch, ...] = ()
