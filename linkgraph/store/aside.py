"""Work beside the caller's own, in a thread."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection
from concurrent.futures import Future, ThreadPoolExecutor


class Aside:
    """What is begun here runs, piece by piece, while the caller goes on; a mistake is raised by what is asked next."""

    def __init__(self, name: str) -> None:
        self._pool = ThreadPoolExecutor(1, name)
        self._begun: deque[tuple[str, Future[None]]] = deque()

    def begin(self, work: Callable[[], None], about: str = "") -> None:
        """Runs `work`, which is about something, after what was begun before."""
        while self._begun and self._begun[0][1].done():
            self._begun.popleft()[1].result()
        self._begun.append((about, self._pool.submit(work)))

    def wait(self, about: Collection[str] | None = None) -> None:
        """Returns when nothing is running; where `about` is given, nothing that is about any of that."""
        last = max((at for at, (each, _) in enumerate(self._begun, 1) if about is None or each in about), default=0)
        for _ in range(last):
            self._begun.popleft()[1].result()

    @property
    def idle(self) -> bool:
        """Whether everything that was begun is done."""
        return all(each.done() for _, each in self._begun)

    def close(self) -> None:
        """Lets what runs come to its end, and drops the rest; nobody is told how it went."""
        self._begun.clear()
        self._pool.shutdown(cancel_futures=True)
