"""Work beside the caller's own, in a thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

HELD_BYTES = 256 << 20
"""How many bytes of rows a store may hold, those that are being written included, unless one part is more."""


class Piece(NamedTuple):
    """What was begun: what it is about, how many bytes it holds until it is done, and its end."""

    about: str
    size: int
    end: Future[None]


class Aside:
    """What is begun here runs, piece by piece, while the caller goes on; a mistake is raised by what is asked next."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, name)
        self._begun: deque[Piece] = deque()

    def begin(self, work: Callable[[], None], about: str = "", size: int = 0) -> None:
        """Runs `work`, which is about something and holds `size` bytes, after what was begun before."""
        while self._begun and self._begun[0].end.done():
            self._begun.popleft().end.result()
        self._begun.append(Piece(about, size, self._pool.submit(work)))

    def wait(self, about: Collection[str] | None = None) -> None:
        """Returns when nothing is running; where `about` is given, nothing that is about any of that."""
        last = max((at for at, each in enumerate(self._begun, 1) if about is None or each.about in about), default=0)
        for _ in range(last):
            self._begun.popleft().end.result()

    @property
    def idle(self) -> bool:
        """Whether everything that was begun is done."""
        return all(each.end.done() for each in self._begun)

    @property
    def held(self) -> int:
        """The bytes of what is not done."""
        return sum(each.size for each in self._begun if not each.end.done())

    def close(self) -> None:
        """Lets what runs come to its end, and drops the rest; nobody is told how it went."""
        self._begun.clear()
        self._pool.shutdown(cancel_futures=True)
