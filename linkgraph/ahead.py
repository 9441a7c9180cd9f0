"""Making the next items while the caller works on the last one."""

from __future__ import annotations

from collections.abc import Iterator
from queue import Full, Queue
from threading import Event, Thread
from typing import TypeVar

Item = TypeVar("Item")

MOST = 2
"""Items that may wait."""
PATIENCE = 0.1
"""Seconds after which a thread with a full queue looks whether anybody still wants it."""


def ahead(items: Iterator[Item]) -> Iterator[Item]:
    """The same items, made in a thread of their own; what goes wrong there is raised here, in its place."""
    queue: Queue[tuple[Item] | BaseException | None] = Queue(MOST)
    unwanted = Event()
    thread = Thread(target=_make, args=(items, queue, unwanted), name="linkgraph-ahead")
    thread.start()
    try:
        while (made := queue.get()) is not None:
            if isinstance(made, BaseException):
                raise made
            yield made[0]
    finally:
        unwanted.set()
        thread.join()


def _make(items: Iterator[Item], queue: Queue[tuple[Item] | BaseException | None], unwanted: Event) -> None:
    try:
        for item in items:
            if not _put(queue, (item,), unwanted):
                return
        _put(queue, None, unwanted)
    except BaseException as error:
        _put(queue, error, unwanted)


def _put(queue: Queue[Item], item: Item, unwanted: Event) -> bool:
    """False where nobody wants it any more."""
    while not unwanted.is_set():
        try:
            queue.put(item, timeout=PATIENCE)
        except Full:
            continue
        return True
    return False
