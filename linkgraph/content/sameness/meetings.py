"""Which pictures share points: locality-sensitive hashing (Indyk and Motwani 1998) of their bits.

A point that shows the same thing in two pictures has most of its 256 bits alike. Each table
reads some of the bits as a key; pictures are proposed where enough of their points meet. A
key under which very many points meet is no sign of anything and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

TABLES = 12
KEY = 40
"""Bits of a key."""
MEETINGS = 4
"""Points that must meet."""
COMMON = 40
"""Points under one key beyond which it is common."""
FEWEST = 2_000_000
"""Meetings under the keys of one table that are always counted; of many points, half as many as there are
points, the least common keys first, so that memory stays in line with the number of pictures."""
STEP = 21
SEED = 11

Index = npt.NDArray[np.int64]
Codes = npt.NDArray[np.uint64]


def sharing(points: Sequence[npt.NDArray[np.uint8]]) -> npt.NDArray[np.int64]:
    """Index pairs, shape (p, 2), lower first, of pictures that share points; each has bits of shape (n, 32)."""
    owners = np.repeat(np.arange(len(points)), [len(each) for each in points])
    if not len(owners):
        return np.empty((0, 2), np.int64)
    bits = np.concatenate(points)
    place = np.arange(len(owners)) - np.searchsorted(owners, owners)
    most = int(place.max()) + 1
    met = np.unique(np.concatenate([_met(keys, owners, place, len(points), most) for keys in _keys(bits)]))
    codes, times = np.unique(met // np.uint64(most), return_counts=True)
    codes = codes[times >= MEETINGS]
    return np.stack([codes // len(points), codes % len(points)], axis=1).astype(np.int64)


def _keys(bits: npt.NDArray[np.uint8]) -> Iterator[Codes]:
    order = np.random.default_rng(SEED).permutation(8 * bits.shape[1])
    for table in range(TABLES):
        yield _key(bits, np.take(order, range(table * STEP, table * STEP + KEY), mode="wrap"))


def _key(bits: npt.NDArray[np.uint8], which: npt.NDArray[np.int64]) -> Codes:
    key = np.zeros(len(bits), dtype=np.uint64)
    for bit in which.tolist():
        key = key << np.uint64(1) | (bits[:, bit // 8] >> (7 - bit % 8) & 1)
    return key


def _largest(sizes: Index) -> int:
    """The number of points under a key up to which it counts: at most COMMON, fewer where meetings are too many."""
    each = np.arange(COMMON + 1)
    meetings = np.cumsum(np.bincount(sizes[sizes <= COMMON], minlength=COMMON + 1) * (each * (each - 1) // 2))
    allowed = max(FEWEST, int(sizes.sum()) // 2)
    return int(np.searchsorted(meetings, allowed, side="right")) - 1


def _met(keys: Codes, owners: Index, place: Index, count: int, most: int) -> Codes:
    """One number for each meeting of points of two pictures: which two of `count`, and which of `most` points."""
    order = np.argsort(keys, kind="stable")
    keys, owners, place = keys[order], owners[order], place[order]
    begins = np.flatnonzero(np.diff(keys, prepend=keys[0] ^ 1))
    sizes = np.diff(begins, append=len(keys))
    size = np.repeat(sizes, sizes)
    last = np.repeat(begins + sizes, sizes)
    at = np.flatnonzero((size > 1) & (size <= _largest(sizes)))
    found = [np.empty(0, np.uint64)]
    for ahead in range(1, COMMON):
        at = at[at + ahead < last[at]]
        if not len(at):
            break
        one, other = owners[at], owners[at + ahead]
        pair = np.minimum(one, other) * count + np.maximum(one, other)
        point = np.where(one < other, place[at], place[at + ahead])
        found.append((pair * most + point)[one != other].astype(np.uint64))
    return np.concatenate(found)
