"""A line every few seconds: for logs, and wherever standard error is no terminal."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from linkgraph.progress.base import Stage
from linkgraph.progress.pace import pace

EVERY = 5.0
"""Seconds between two lines of one stage."""


class PlainProgress:
    """Writes `stage: 1,200 of 5,000, 300 a second` to a stream, and a line when a stage ends."""

    def __init__(
        self,
        stream: TextIO | None = None,
        *,
        every: float = EVERY,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream = stream or sys.stderr
        self._every = every
        self._clock = clock

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Stage]:
        """A stage whose end is always said, also when it fails."""
        stage = PlainStage(name, total, self.note, self._every, self._clock)
        try:
            yield stage
        except BaseException:
            self.note(f"{stage.status()}, stopped")
            raise
        self.note(f"{stage.status()}, done")

    def note(self, text: str) -> None:
        """Writes the line."""
        print(text, file=self._stream, flush=True)


class PlainStage:
    """Counts, and says so now and then."""

    def __init__(
        self,
        name: str,
        total: int | None,
        say: Callable[[str], None],
        every: float,
        clock: Callable[[], float],
    ) -> None:
        self._name, self._total, self._say, self._every, self._clock = name, total, say, every, clock
        self._done = 0
        self._began = self._said = clock()

    def advance(self, n: int = 1) -> None:
        """Counts `n` items; writes a line where the last one is old enough."""
        self._done += n
        now = self._clock()
        if now - self._said >= self._every:
            self._said = now
            self._say(self.status())

    def note(self, text: str) -> None:
        """Writes the line under the stage's name."""
        self._say(f"{self._name}: {text}")

    def status(self) -> str:
        """`photos: 120 of 500, 40 a second, 3.0 s`."""
        seconds = max(self._clock() - self._began, 1e-9)
        parts = [f"{seconds:.1f} s"]
        if self._done:
            whole = f" of {self._total:,}" if self._total is not None else ""
            parts = [f"{self._done:,}{whole}", pace(self._done / seconds), *parts]
        return f"{self._name}: {', '.join(parts)}"
