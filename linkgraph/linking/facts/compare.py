"""Comparing records fact by fact: levels and surprise for many pairs, each two values once."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from linkgraph.linking.facts.priors import Field
from linkgraph.signals import signals
from linkgraph.signals.grading import Grader

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Values:
    """The values of one fact: which record has which, and how surprising each word of them is.

    A slot is one value of one record. `first[n]` and `count[n]` say which slots are those of record n,
    `held` which of `texts` each slot has, `raws` how it stood in the source.
    """

    texts: list[str]
    first: Ints
    count: Ints
    held: Ints
    raws: list[str]
    bits: dict[str, float]
    graders: dict[str, Grader] = field(default_factory=dict)

    def grader(self, key: str) -> Grader:
        """What grades `texts` by the signal of that key; they are prepared for it once."""
        if key not in self.graders:
            self.graders[key] = signals()[key].grader(self.texts, self.bits)
        return self.graders[key]


@dataclass(frozen=True, slots=True)
class Graded:
    """One fact over pairs: the place of the level (-1 where a side is silent), surprise, and the slots compared."""

    level: Ints
    surprise: Floats
    left: Ints
    right: Ints

    def some(self, at: Ints) -> Graded:
        """Only the pairs at these places."""
        return Graded(self.level[at], self.surprise[at], self.left[at], self.right[at])


def grade(field: Field, values: Values, left: Ints, right: Ints) -> Graded:
    """Compares the records `left[i]` and `right[i]`; of several values the best agreement counts."""
    pair, a, b = _combinations(values, left, right)
    levels, surprise = _distinct(field, values, values.held[a], values.held[b])
    if values.count.max(initial=0) > 1:
        best = _best(pair, a, b, levels, surprise)
        pair, levels, surprise, a, b = pair[best], levels[best], surprise[best], a[best], b[best]
    level = np.full(len(left), -1, np.int64)
    found, at, other = np.zeros(len(left)), np.full(len(left), -1, np.int64), np.full(len(left), -1, np.int64)
    level[pair], found[pair], at[pair], other[pair] = levels, surprise, a, b
    return Graded(level, found, at, other)


def _best(pair: Ints, a: Ints, b: Ints, levels: Ints, surprise: Floats) -> Ints:
    """Places of the best agreement of each pair; only those of pairs that have several are put in order."""
    several = np.bincount(pair)[pair] > 1
    at = np.flatnonzero(several)
    order = at[np.lexsort((b[at], a[at], -surprise[at], levels[at], pair[at]))]
    return np.concatenate([np.flatnonzero(~several), order[np.unique(pair[order], return_index=True)[1]]])


def _combinations(values: Values, left: Ints, right: Ints) -> tuple[Ints, Ints, Ints]:
    """Pair, left slot and right slot, for every two values of the two records."""
    n, m = values.count[left], values.count[right]
    if values.count.max(initial=0) <= 1:
        pair = np.flatnonzero(n & m)
        return pair, values.first[left[pair]], values.first[right[pair]]
    pair = np.repeat(np.arange(len(left)), n * m)
    place = np.arange(len(pair)) - np.repeat(np.cumsum(n * m) - n * m, n * m)
    width = np.maximum(m[pair], 1)
    return pair, values.first[left][pair] + place // width, values.first[right][pair] + place % width


def _distinct(field: Field, values: Values, a: Ints, b: Ints) -> tuple[Ints, Floats]:
    low, high = np.minimum(a, b), np.maximum(a, b)
    codes, back = np.unique(low * len(values.texts) + high, return_inverse=True)
    size = max(len(values.texts), 1)
    levels, surprise = values.grader(field.key)(codes // size, codes % size)
    signal = signals()[field.key]
    place = [field.levels.index(level) if level in field.m else len(field.levels) - 1 for level in signal.levels]
    ranks = np.array([*place, len(field.levels) - 1], np.int64)  # the last for those that are not alike
    return ranks[levels][back], surprise[back]
