"""Work in several processes, in order, with a bounded number of tasks under way."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

FEW = 64
"""Tasks below which starting processes costs more than it saves."""
AHEAD = 160
GROUP = 8


def in_processes(work: Callable[[Task], Result], tasks: Sequence[Task], *, few: int = FEW) -> Iterator[Result]:
    """The results of `work` for each task, in order. `work` must be a function of a module."""
    workers = os.cpu_count() or 1
    if workers < 2 or len(tasks) <= few:
        yield from map(work, tasks)
        return
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as pool:
        pending: deque[Future[list[Result]]] = deque()
        for start in range(0, len(tasks), GROUP):
            pending.append(pool.submit(_all, work, tasks[start : start + GROUP]))
            if len(pending) > AHEAD:
                yield from pending.popleft().result()
        while pending:
            yield from pending.popleft().result()


def _all(work: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
    return [work(task) for task in tasks]
