"""How good a clustering is: precision, recall and F1 over pairs of records in one cluster."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Shares between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"F1 {self.f1:.4f}  precision {self.precision:.4f}  recall {self.recall:.4f}"


def score(truth: Sequence[Hashable], found: Sequence[Hashable]) -> Score:
    """`truth` and `found` give the cluster of each record."""
    together = _pairs(zip(truth, found, strict=True))
    return Score(together / max(_pairs(found), 1), together / max(_pairs(truth), 1))


def _pairs(labels: Iterable[Hashable]) -> int:
    return sum(size * (size - 1) // 2 for size in Counter(labels).values())
