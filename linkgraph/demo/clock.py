"""The year in which the case takes place."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

FIRST = datetime(2024, 6, 1, tzinfo=UTC)
LAST = datetime(2025, 6, 14, tzinfo=UTC)


def moment(rng: random.Random, first: datetime = FIRST, last: datetime = LAST) -> datetime:
    """A moment between `first` and `last`, to the second."""
    return first + timedelta(seconds=rng.randrange(int((last - first).total_seconds())))


def stamp(when: datetime) -> str:
    """ISO 8601, UTC."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def day(when: datetime) -> str:
    """ISO 8601 date."""
    return when.strftime("%Y-%m-%d")
