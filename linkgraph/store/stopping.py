"""Ending a query that another thread runs."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from linkgraph.errors import QueryStopped

STOPPED = "the query was stopped"
AGAIN = 0.1
"""Seconds between two tries: a store that still plans a query may miss the first."""


class Stop:
    """Given to a query, ends it when called: from any thread, before or while it runs. It stays called."""

    def __init__(self) -> None:
        self._called = threading.Event()

    def __call__(self) -> None:
        """Ends the queries that have it."""
        self._called.set()

    @property
    def called(self) -> bool:
        """True once it was called."""
        return self._called.is_set()

    def check(self) -> None:
        """QueryStopped once it was called."""
        if self.called:
            raise QueryStopped(STOPPED)

    def wait(self, seconds: float | None = None) -> bool:
        """Waits until it is called, at most this long; True where it was."""
        return self._called.wait(seconds)


@contextmanager
def stoppable(stop: Stop | None, end: Callable[[], object]) -> Iterator[None]:
    """Calls `end` once `stop` is called, again until the block is left; QueryStopped for what it broke off."""
    if stop is None:
        yield
        return
    stop.check()
    watch = _Watch(stop, end)
    threading.Thread(target=watch.run, name="stopping", daemon=True).start()
    try:
        yield
    except Exception as error:
        if stop.called:
            raise QueryStopped(STOPPED) from error
        raise
    finally:
        watch.leave()


class _Watch:
    """Waits for a `Stop`; `end` is never called after `leave`."""

    def __init__(self, stop: Stop, end: Callable[[], object]) -> None:
        self._stop, self._end = stop, end
        self._left = threading.Event()
        self._ending = threading.Lock()

    def run(self) -> None:
        while not self._left.is_set():
            if self._stop.wait(AGAIN):
                self._once()
                self._left.wait(AGAIN)

    def leave(self) -> None:
        with self._ending:
            self._left.set()

    def _once(self) -> None:
        with self._ending, suppress(Exception):  # whatever keeps it from ending now is tried again
            if not self._left.is_set():
                self._end()
