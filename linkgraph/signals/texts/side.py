"""Work in parts side by side, in threads: numpy and scipy let go of the interpreter while they count and sort."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

MOST_THREADS = 4


def side_by_side(job: Callable[[Part], Result], parts: Iterable[Part]) -> Iterator[Result]:
    """What `job` makes of each part, in order; only a few parts are under way at any time."""
    many = min(os.cpu_count() or 1, MOST_THREADS)
    waiting = iter(parts)
    with ThreadPoolExecutor(many) as pool:
        ahead: deque[Future[Result]] = deque(pool.submit(job, part) for part in islice(waiting, many + 1))
        while ahead:
            done = ahead.popleft().result()
            ahead.extend(pool.submit(job, part) for part in islice(waiting, 1))
            yield done
