"""Work in several processes, in order, with a bounded number of tasks under way."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
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
    workers, waiting = os.cpu_count() or 1, iter(tasks)
    first = list(islice(waiting, few + 1))
    if workers < 2 or len(first) <= few:
        yield from map(work, chain(first, waiting))
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=spawn, initializer=_begin) as pool:
        pending: deque[Future[list[Result]]] = deque()
        every = chain(first, waiting)
        while some := list(islice(every, group)):
            pending.append(pool.submit(_all, work, some))
            if len(pending) > ahead:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()


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
