"""Random streams that do not disturb one another."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def stream(*keys: object) -> random.Random:
    """A generator of its own for `keys`, the same on every machine and in every version of Python."""
    return random.Random("/".join(str(key) for key in keys))


def weighted(rng: random.Random, items: Sequence[tuple[T, float]]) -> T:
    """One of `items`, each an item and its weight."""
    return rng.choices([item for item, _ in items], [weight for _, weight in items])[0]


def chance(rng: random.Random, share: float) -> bool:
    """True in `share` (0 to 1) of the cases."""
    return rng.random() < share


def fill(rng: random.Random, pattern: str) -> str:
    """`pattern` with each # a digit, each @ a capital letter and each x a hexadecimal digit."""
    kinds = {"#": "0123456789", "@": "ABCDEFGHJKLMNPRSTUVWXYZ", "x": "0123456789abcdef"}
    return "".join(rng.choice(kinds[c]) if c in kinds else c for c in pattern)
