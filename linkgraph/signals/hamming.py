"""All pairs of 64-bit hashes within a radius, exactly."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
BLOCK = 4096


def pairs_within(
    left: Words, right: Words, radius: int
) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """Yields index arrays (i, j) with at most `radius` bits between left[i] and right[j].

    `left` and `right` have shape (n,) and (m,). Bits become -1 and +1, so that a block of
    distances is one matrix product. Memory: one block of 4096 x 4096 floats (64 MB).
    """
    least = 64 - 2 * radius
    across = _signs(right)
    for start in range(0, len(left), BLOCK):
        down = _signs(left[start : start + BLOCK])
        for offset in range(0, len(right), BLOCK):
            agreement = down @ across[offset : offset + BLOCK].T
            i, j = np.nonzero(agreement >= least)
            yield i + start, j + offset


def distance(left: int, right: int) -> int:
    """The number of bits that differ: the slow oracle of `pairs_within`."""
    return (left ^ right).bit_count()


def _signs(words: Words) -> npt.NDArray[np.float32]:
    bits = np.unpackbits(words.astype(">u8").view(np.uint8).reshape(-1, 8), axis=1)
    return bits.astype(np.float32) * 2 - 1
