"""Pieces of work that do not depend on each other, in threads: numpy, rapidfuzz and DuckDB let go of Python's lock."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

MOST = 4
"""Threads at most: what is done in Python itself takes turns, and each holds what it works on."""


def each(work: Callable[[Item], Made], items: Sequence[Item]) -> Iterator[Made]:
    """`work` of each, begun and handed over in the order of the items; a mistake in one is raised in its place."""
    many = min(len(items), os.cpu_count() or 1, MOST)
    if many < 2:
        yield from map(work, items)
        return
    with ThreadPoolExecutor(many, "linkgraph-each") as pool:
        yield from pool.map(work, items)


@contextmanager
def beside(work: Callable[[], Made]) -> Iterator[Future[Made]]:
    """Does `work` while the block runs, whose end waits for it; what went wrong there is raised by its result."""
    with ThreadPoolExecutor(1, "linkgraph-beside") as pool:
        yield pool.submit(work)
