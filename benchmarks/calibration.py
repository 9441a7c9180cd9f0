"""Of the pairs given probability p, how many are true: reliability by bins, and the Brier score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

EDGES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99, 1.0)


def brier(probabilities: Sequence[float], truths: Sequence[bool]) -> float:
    """The mean squared distance of probability and truth: 0 is best (Brier 1950)."""
    told = zip(probabilities, truths, strict=True)
    return sum((p - truth) ** 2 for p, truth in told) / max(len(probabilities), 1)


def reliability(probabilities: Sequence[float], truths: Sequence[bool]) -> Iterator[str]:
    """One line a bin: pairs, mean probability, share that is true."""
    told = list(zip(probabilities, truths, strict=True))
    for low, high in pairwise(EDGES):
        inside = [(p, truth) for p, truth in told if low <= p < high or (high == p == 1.0)]
        if inside:
            mean = sum(p for p, _ in inside) / len(inside)
            share = sum(truth for _, truth in inside) / len(inside)
            yield f"p {low:.2f} to {high:.2f}: {len(inside):>9,} pairs, said {mean:.3f}, true {share:.3f}"
