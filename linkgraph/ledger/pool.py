"""Work in several processes, in order, with a bounded number of tasks under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from typing import TypeVar

from linkgraph.errors import ProcessDied
from linkgraph.ledger.workers import Workers, processors, working

Task = TypeVar("Task")
Result = TypeVar("Result")

FEW = 64
"""Tasks below which starting processes costs more than it saves."""
AHEAD = 160
GROUP = 8
DIED = "a process that worked for this run ended, perhaps for lack of memory; run again, it goes on where it stopped"


def in_processes(
    work: Callable[[Task], Result],
    tasks: Iterable[Task],
    *,
    few: int = FEW,
    group: int = GROUP,
    ahead: int = AHEAD,
    lost: Callable[[Task], Result] | None = None,
) -> Iterator[Result]:
    """The results of `work` for each task, in order. `work` must be a function of a module.

    Tasks go out in groups of `group`; at most `ahead` groups are taken before their results are asked for. Up to `few`
    tasks are done here. A task whose process dies of it comes to what `lost` says of it; ProcessDied without that.
    """
    waiting = iter(tasks)
    first = list(islice(waiting, few + 1))
    if len(first) <= few or (processors() < 2 and few):
        yield from map(work, chain(first, waiting))
        return
    every = chain(first, waiting)
    pending: deque[tuple[list[Task], Future[list[Result]]]] = deque()
    alone = Workers(1)
    try:
        with working(processors()) as workers:
            while some := list(islice(every, group)):
                pending.append((some, workers.begin(work, some)))
                if len(pending) > ahead:
                    yield from _done(work, *pending.popleft(), lost, alone)
            while pending:
                yield from _done(work, *pending.popleft(), lost, alone)
    finally:
        alone.dismiss()


def _done(
    work: Callable[[Task], Result],
    tasks: list[Task],
    begun: Future[list[Result]],
    lost: Callable[[Task], Result] | None,
    alone: Workers,
) -> list[Result]:
    """What the tasks come to; where their process died, in one that nothing else is done in."""
    try:
        return begun.result()
    except BrokenProcessPool as error:
        if lost is None:
            raise ProcessDied(DIED) from error
    return _again(work, tasks, lost, alone)


def _again(
    work: Callable[[Task], Result], tasks: list[Task], lost: Callable[[Task], Result], alone: Workers
) -> list[Result]:
    try:
        return alone.begin(work, tasks).result()
    except BrokenProcessPool:
        if len(tasks) == 1:
            return [lost(tasks[0])]
    return [result for task in tasks for result in _again(work, [task], lost, alone)]
