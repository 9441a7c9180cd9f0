"""A fortnight to order: a clock that can be set, a case that changes, a store that goes away, kills."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from linkgraph.case import Case
from linkgraph.store import open_store
from tests.read.sample import ANN, ANYA, JOHN, sample
from tests.sample_case import publish

COUNTS = dict.fromkeys(("accounts", "photos", "documents", "links", "clusters", "findings", "rejected"), 1)
BEGIN = datetime(2024, 4, 1, 9, tzinfo=UTC)


class Killed(BaseException):
    """The process ends here, whatever it was doing."""


@dataclass
class FakeClock:
    """Time goes on only where somebody sleeps; `set` changes the time of day alone."""

    time: datetime = BEGIN
    seconds: float = 0.0
    plans: list[tuple[float, Callable[[], None]]] = field(default_factory=list)

    def now(self) -> datetime:
        return self.time

    def steady(self) -> float:
        return self.seconds

    def set(self, by: timedelta) -> None:
        self.time += by

    def sleep(self, seconds: float) -> None:
        """Sleeps, at least ten minutes, so that a fortnight is over soon; does on the way what was planned."""
        seconds = max(seconds, 600.0)
        self.time += timedelta(seconds=seconds)
        self.seconds += seconds
        while self.plans and self.plans[0][0] <= self.seconds:
            self.plans.pop(0)[1]()


class World:
    """The sample case; each run adds a link, a piece of evidence and a red flag."""

    def __init__(self, folder: Path) -> None:
        publish(folder)
        self.case = Case.open(folder)
        self.clock = FakeClock()
        self.runs = ["run-1"]
        self._extra: list[tuple[str, str, str, str]] = []

    def run(self) -> None:
        """A run that finds one thing more, published now."""
        number = len(self.runs) + 1
        at = self.clock.now().strftime("%Y-%m-%dT%H:%M:%SZ")
        self.runs.append(f"run-{number}")
        self._extra.append((f"run-{number}", at, ANYA, JOHN if number % 2 else ANN))
        graph = sample()
        for run, when, left, right in self._extra:
            graph.evidence(left, right, "phone", 5.0, run, run=run)
            graph.node("Run", run, finished_at=when, started_at=when, case="case", name="sample", **COUNTS)
            graph.node("ClusterEvent", f"event-{run}", cluster="C1", kind="grew", detail=run, run=run, at=when)
        store = open_store(self.case.default_store_uri())
        with closing(store), store.update(fresh=True) as update:
            for table, rows in graph.tables():
                update.add(table, rows)
            update.publish()


class Kills:
    """Ends the process now and then, before or after a call."""

    def __init__(self, seed: int, share: float) -> None:
        self._random, self._share = random.Random(seed), share
        self.count = 0

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **given: Any) -> Any:
            self._perhaps()
            result = function(*args, **given)
            self._perhaps()
            return result

        return call

    def _perhaps(self) -> None:
        if self._random.random() < self._share:
            self.count += 1
            raise Killed
