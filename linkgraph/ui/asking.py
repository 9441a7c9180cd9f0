"""Queries asked in the background, so that a page can wait, show that it waits, and stop them."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field

from linkgraph.errors import LinkgraphError
from linkgraph.store.base import Result
from linkgraph.store.stopping import Stop

_threads = ThreadPoolExecutor(4, "asking")


@dataclass(slots=True)
class Asked:
    """A query under way, or its answer; `stop()` ends it in the store."""

    work: Future[Result]
    stop: Stop
    begun: float = field(default_factory=time.perf_counter)
    seconds: float | None = None

    def answer(self) -> Result | LinkgraphError | None:
        """The answer or why there is none; None while it is under way."""
        if not self.work.done():
            return None
        if self.seconds is None:
            self.seconds = time.perf_counter() - self.begun
        try:
            return self.work.result()
        except LinkgraphError as error:
            return error

    def wait(self, seconds: float) -> bool:
        """Waits a little; True where the answer is there."""
        until = time.perf_counter() + seconds
        while not self.work.done() and time.perf_counter() < until:
            time.sleep(0.01)
        return self.work.done()


def ask(question: Callable[[Stop], Result]) -> Asked:
    """Begins to ask. The question gives the store what it gets, so that it can be stopped there."""
    stop = Stop()
    return Asked(_threads.submit(question, stop), stop)
