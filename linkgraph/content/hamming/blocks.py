"""All pairs by comparing all: for few hashes, wide radii, and as the measure of what is faster."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from linkgraph.content.hamming.words import Pairs, Words

Counts = npt.NDArray[np.uint8] | npt.NDArray[np.uint16]
DOWN, ACROSS = 16, 4096
"""A block of 16 x 4096 stays in the processor's cache."""


def pairs_in_blocks(words: Words, radius: int) -> Iterator[Pairs]:
    """Every pair i < j of rows at most `radius` bits apart, once."""
    return pairs_between(words, words, radius, above=True)


def pairs_between(left: Words, right: Words, radius: int, *, above: bool = False) -> Iterator[Pairs]:
    """Every pair of a row of `left` and one of `right` at most `radius` bits apart; `above`: only i < j."""
    columns = [np.ascontiguousarray(right[:, word]) for word in range(right.shape[1])]
    for start in range(0, len(left), DOWN):
        rows = left[start : start + DOWN]
        for offset in range(start if above else 0, len(right), ACROSS):
            bits = _bits(rows, [column[offset : offset + ACROSS] for column in columns])
            if bits.min() > radius:
                continue
            pairs = _within(bits, radius, start, offset)
            yield _above(pairs) if above and offset < start + DOWN else pairs


def _bits(rows: Words, columns: list[npt.NDArray[np.uint64]]) -> Counts:
    total: Counts = np.bitwise_count(rows[:, 0, None] ^ columns[0])
    if len(columns) > 3:
        total = total.astype(np.uint16)
    for word in range(1, len(columns)):
        total += np.bitwise_count(rows[:, word, None] ^ columns[word])
    return total


def _within(bits: Counts, radius: int, start: int, offset: int) -> Pairs:
    if bits.max() <= radius:
        high, wide = bits.shape
        down, across = np.arange(start, start + high), np.arange(offset, offset + wide)
        return Pairs(np.repeat(down, wide), np.tile(across, high), bits.ravel())
    i, j = np.divmod(np.flatnonzero(bits <= radius), bits.shape[1])
    return Pairs(i + start, j + offset, bits[i, j])


def _above(pairs: Pairs) -> Pairs:
    kept = pairs.i < pairs.j
    return Pairs(pairs.i[kept], pairs.j[kept], pairs.bits[kept])
