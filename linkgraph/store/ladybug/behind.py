"""Writes that go on in a thread of their own while the next rows are made ready."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

ROOM = 256 << 20
"""Bytes of rows that writes under way hold at most, unless one alone holds more."""


class Behind:
    """Does what it is given in order, one after another; what fails is raised by a later call."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "store")
        self._waiting: deque[tuple[Future[None], int]] = deque()

    def do(self, write: Callable[[], None], size: int) -> None:
        """Begins with `write`, whose rows take `size` bytes, once those before it are done."""
        while self._waiting and sum(held for _, held in self._waiting) + size > ROOM:
            self._next()
        self._waiting.append((self._thread.submit(write), size))

    def wait(self) -> None:
        """Until everything is done."""
        while self._waiting:
            self._next()

    def close(self) -> None:
        """Lets go; what has not begun is left undone."""
        self._thread.shutdown(cancel_futures=True)
        self._waiting.clear()

    def _next(self) -> None:
        done, _ = self._waiting.popleft()
        done.result()
