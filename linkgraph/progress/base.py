"""What a job is given to report on itself."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol


class Stage(Protocol):
    """One part of a job while it runs."""

    def advance(self, n: int = 1) -> None:
        """`n` more items are done."""

    def note(self, text: str) -> None:
        """Says something worth reading, at once."""


class Progress(Protocol):
    """The whole job. Stages may be nested; notes may come between them."""

    def stage(self, name: str, total: int | None = None) -> AbstractContextManager[Stage]:
        """Begins a part called `name` of `total` items, where the number is known."""

    def note(self, text: str) -> None:
        """Says something worth reading, at once."""
