"""One table of multi-index hashing: hashes in the order of one of their chunks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from linkgraph.content.hamming.words import Index, Pairs

BATCH = 1 << 16
"""Meetings looked at in one go: what fits the processor's cache."""
AT_FIRST = 2
"""Words that tell most pairs of strangers apart."""


@dataclass(slots=True)
class Table:
    """Sorted keys, shape (n,), and the words of the hashes in that order, each of shape (n,)."""

    keys: Index
    columns: list[npt.NDArray[np.uint64]]
    starts: Index = field(init=False)
    sizes: Index = field(init=False)

    def __post_init__(self) -> None:
        self.sizes = np.bincount(self.keys, minlength=1 << 16)
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)])

    def close(self, mask: int, radius: int) -> Iterator[Pairs]:
        """Positions whose keys are `mask` apart and whose hashes are within the radius, each pair once."""
        begin, count = self._partners(mask)
        ends = np.cumsum(count)
        cuts = np.searchsorted(ends, np.arange(BATCH, ends[-1] + 1, BATCH), side="left").tolist()
        low = 0
        for high in [*(cut + 1 for cut in cuts), len(begin)]:
            if high > low and ends[high - 1] > (ends[low - 1] if low else 0):
                yield self._batch(slice(low, high), begin[low:high], count[low:high], radius)
            low = max(high, low)

    def _partners(self, mask: int) -> tuple[Index, Index]:
        """Where the partners of each position begin, and how many there are."""
        if not mask:
            begin = np.arange(1, len(self.keys) + 1)
            return begin, self.starts[self.keys + 1] - begin
        other = np.arange(1 << 16) ^ mask
        sizes = np.where(other > np.arange(1 << 16), self.sizes[other], 0)
        return self.starts[other].take(self.keys), sizes.take(self.keys)

    def _batch(self, some: slice, begin: Index, count: Index, radius: int) -> Pairs:
        ends = np.cumsum(count)
        right = np.repeat(begin - ends + count, count)
        right += np.arange(len(right))
        bits = np.zeros(len(right), dtype=np.uint8)
        for column in self.columns[:AT_FIRST]:
            bits += np.bitwise_count(np.repeat(column[some], count) ^ column.take(right))
        near = np.flatnonzero(bits <= radius)
        left, right = np.searchsorted(ends, near, side="right") + some.start, right[near]
        total = bits[near].astype(np.uint16)
        for column in self.columns[AT_FIRST:]:
            total += np.bitwise_count(column[left] ^ column[right])
        within = total <= radius
        return Pairs(left[within], right[within], total[within])
