"""Trying again what failed for a reason that passes: a deadlock, a lost connection."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from linkgraph.store.neo4j.errors import Failure, is_passing
from linkgraph.store.neo4j.settings import Settings

T = TypeVar("T")


def insist(
    work: Callable[[], T],
    settings: Settings,
    told: Callable[[Exception], Exception],
    undo: Callable[[], None] | None = None,
) -> T:
    """What `work` gives; after the last try, or a failure that stays, what `told` makes of the failure.

    `undo` clears away after each failure. The pause doubles from try to try.
    """
    for attempt in range(1, settings.tries + 1):
        try:
            return work()
        except Failure as error:
            if undo is not None:
                undo()
            if attempt == settings.tries or not is_passing(error):
                raise told(error) from error
        time.sleep(settings.pause * 2 ** (attempt - 1))
    raise AssertionError("a retry needs at least one try")
