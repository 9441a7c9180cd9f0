"""Processes that work: started when one is needed, anew where one of them died, kept for who needs some next."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock, Thread
from types import ModuleType
from typing import TypeVar

from linkgraph.arrow_start import start_arrow

Task = TypeVar("Task")
Result = TypeVar("Result")

_STARTING = Lock()
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")


class Workers:
    """At most `many` processes. Where one of them dies, all tasks under way come to BrokenProcessPool."""

    def __init__(self, many: int) -> None:
        self._many = many
        self._pool: ProcessPoolExecutor | None = None

    def begin(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Future[list[Result]]:
        """Begins the tasks, one after the other in one process. `work` is a function of a module, not of a script."""
        with _main_left_out():
            try:
                return self._running().submit(_all, work, tasks)
            except BrokenProcessPool:
                self.dismiss()
                return self._running().submit(_all, work, tasks)

    def dismiss(self) -> None:
        """Ends the processes, which have loaded much, once they are done; the next task starts others."""
        if self._pool:
            self._pool.shutdown()
            self._pool = None

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            spawn = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._many, mp_context=spawn, initializer=_begin)
        return self._pool


@contextmanager
def _main_left_out() -> Iterator[None]:
    """A process that is started in this block does not run the caller's script again, as `spawn` has it do.

    Who calls linkgraph at the top of a script would have each process start from there, to no end.
    """
    with _STARTING:
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")
        try:
            yield
        finally:
            sys.modules["__main__"] = main


@contextmanager
def working(many: int) -> Iterator[Workers]:
    """Those that are kept, where some are; else some for this block."""
    kept = _KEPT.get()
    workers = Workers(many) if kept is None else kept
    try:
        yield workers
    finally:
        if kept is None:
            workers.dismiss()


@contextmanager
def workers_kept() -> Iterator[None]:
    """Within the block workers that were started stay for who needs some next; they end with it, or when dismissed."""
    before = _KEPT.set(Workers(processors()))
    try:
        yield
    finally:
        dismiss_workers()
        _KEPT.reset(before)


def dismiss_workers() -> None:
    """Ends the workers that were kept: nothing is left for them to do."""
    if kept := _KEPT.get():
        kept.dismiss()


def processors() -> int:
    """How many processes can work at a time."""
    return os.cpu_count() or 1


_KEPT: ContextVar[Workers | None] = ContextVar("workers", default=None)


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
