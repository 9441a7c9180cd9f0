"""Work in several processes, in order, with a bounded number of tasks under way."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from itertools import chain, islice
from threading import Thread
from typing import TypeVar

from linkgraph.arrow_start import start_arrow

Task = TypeVar("Task")
Result = TypeVar("Result")

FEW = 64
"""Tasks below which starting processes costs more than it saves."""
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")
AHEAD = 160
GROUP = 8


def in_processes(
    work: Callable[[Task], Result], tasks: Iterable[Task], *, few: int = FEW, group: int = GROUP, ahead: int = AHEAD
) -> Iterator[Result]:
    """The results of `work` for each task, in order. `work` must be a function of a module.

    Tasks go out in groups of `group`; at most `ahead` groups are taken before their results are asked for.
    """
    waiting = iter(tasks)
    first = list(islice(waiting, few + 1))
    if _many() < 2 or len(first) <= few:
        yield from map(work, chain(first, waiting))
        return
    with _workers() as pool:
        pending: deque[Future[list[Result]]] = deque()
        every = chain(first, waiting)
        while some := list(islice(every, group)):
            pending.append(pool.submit(_all, work, some))
            if len(pending) > ahead:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()


@contextmanager
def workers_kept() -> Iterator[None]:
    """Within the block workers that were started stay for who needs some next; they end with it, or when dismissed."""
    before = _KEPT.set(_Kept())
    try:
        yield
    finally:
        dismiss_workers()
        _KEPT.reset(before)


def dismiss_workers() -> None:
    """Ends the workers that were kept: they have loaded much, and nothing is left for them to do."""
    kept = _KEPT.get()
    if kept and kept.pool:
        kept.pool.shutdown()
        kept.pool = None


@dataclass(slots=True)
class _Kept:
    pool: ProcessPoolExecutor | None = None


_KEPT: ContextVar[_Kept | None] = ContextVar("workers", default=None)


@contextmanager
def _workers() -> Iterator[ProcessPoolExecutor]:
    kept = _KEPT.get()
    if kept is None:
        with _started() as pool:
            yield pool
        return
    kept.pool = kept.pool or _started()
    yield kept.pool


def _started() -> ProcessPoolExecutor:
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(_many(), mp_context=spawn, initializer=_begin)


def _many() -> int:
    return os.cpu_count() or 1


def _begin() -> None:
    """A worker's libraries start no threads of their own: every processor has a worker. It ends with its parent."""
    os.environ.update(dict.fromkeys(THREADS, "1"))
    start_arrow()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot tell its workers, which would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _all(work: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
    return [work(task) for task in tasks]
