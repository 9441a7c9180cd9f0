"""Work beside the caller's own, in a thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor


class Aside:
    """What is begun here runs, piece by piece, while the caller goes on; a mistake is raised by what is asked next."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, name)
        self._begun: deque[Future[None]] = deque()

    def begin(self, work: Callable[[], None]) -> None:
        """Runs `work` after what was begun before."""
        while self._begun and self._begun[0].done():
            self._begun.popleft().result()
        self._begun.append(self._pool.submit(work))

    def wait(self) -> None:
        """Returns when nothing is running."""
        while self._begun:
            self._begun.popleft().result()

    @property
    def idle(self) -> bool:
        """Whether everything that was begun is done."""
        return all(each.done() for each in self._begun)

    def close(self) -> None:
        """Lets what runs come to its end, and drops the rest; nobody is told how it went."""
        self._begun.clear()
        self._pool.shutdown(cancel_futures=True)
