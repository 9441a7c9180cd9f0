"""Says nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from linkgraph.progress.base import Stage


class SilentProgress:
    """Progress for tests, for libraries and for `--quiet`."""

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Stage]:  # noqa: ARG002
        """A stage that nobody hears of."""
        yield SilentStage()

    def note(self, text: str) -> None:
        """Drops the text."""


class SilentStage:
    """A stage that nobody hears of."""

    def advance(self, n: int = 1) -> None:
        """Counts nothing."""

    def note(self, text: str) -> None:
        """Drops the text."""
