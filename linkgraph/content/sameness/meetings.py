"""Which pictures share points: locality-sensitive hashing (Indyk and Motwani 1998) of their bits.

A point that shows the same thing in two pictures has most of its 256 bits alike. Each table
reads some of the bits as a key, and points under one key meet where their other bits are close too; pictures
are proposed where enough of their points meet. A key under which very many points meet is no sign of anything
and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from linkgraph.content.features import BYTES
from linkgraph.distinct import distinct

TABLES = 12
KEY, LONGER = 24, 32
"""Bits of a key, and of one where there are more points than FEW: short keys find more, and more by chance."""
FEW = 1 << 21
PLACES = np.uint64(32)
"""Bits for the place of a point beside its key, so that both are sorted as one number."""
NEAR = 32
"""Bits of 256 in which points that meet may differ."""
FIRST = 2
"""Words of 64 bits that are compared of all: few points are close in them that are not in the others."""
MEETINGS = 4
"""Points that must meet."""
COMMON = 40
"""Points under one key beyond which it is common."""
FEWEST = 2_000_000
"""Meetings under the keys of one table that are always counted; of many points, half as many as there are
points, the least common keys first, so that memory stays in line with the number of pictures."""
STEP = 21
SEED = 11
BUCKETS = 1 << 26
"""Counters at most by which pairs that meet too seldom are told before they are counted exactly."""

Index = npt.NDArray[np.integer]
Codes = npt.NDArray[np.uint64]
Bits = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]


def sharing(points: Iterable[npt.NDArray[np.uint8]]) -> npt.NDArray[np.int64]:
    """Index pairs, shape (p, 2), lower first, of pictures that share points; each has bits of shape (n, 32)."""
    columns, lengths = _gathered(points)
    if not lengths.any():
        return np.empty((0, 2), np.int64)
    count, most = len(lengths), int(lengths.max())
    owners = np.repeat(np.arange(count, dtype=np.int32), lengths)
    place = (np.arange(len(owners)) - np.repeat(np.cumsum(lengths) - lengths, lengths)).astype(np.int32)
    words = np.ascontiguousarray(np.ascontiguousarray(columns.T).view(np.uint64).T)
    met = [_met(key, owners, place, count, most, words) for key in _keys(columns)]
    codes, times = np.unique(_distinct(met, most) // np.uint64(most), return_counts=True)
    codes = codes[times >= MEETINGS]
    return np.stack([codes // count, codes % count], axis=1).astype(np.int64)


def _gathered(points: Iterable[npt.NDArray[np.uint8]]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """The bytes of all points, of shape (32, n), and how many points each picture has."""
    bits, lengths = bytearray(), []
    for each in points:
        bits += each.tobytes()
        lengths.append(len(each))
    rows = np.frombuffer(bits, np.uint8).reshape(-1, BYTES)
    return np.ascontiguousarray(rows.T), np.array(lengths, dtype=np.int64)


def _keys(columns: npt.NDArray[np.uint8]) -> Iterator[Codes]:
    """The key of each point in each table, from the bytes of all points, of shape (32, n)."""
    order = np.random.default_rng(SEED).permutation(8 * len(columns))
    wide = KEY if columns.shape[1] <= FEW else LONGER
    for table in range(TABLES):
        which = np.take(order, range(table * STEP, table * STEP + wide), mode="wrap")
        key = np.zeros(columns.shape[1], dtype=np.uint64)
        for eight in which.reshape(-1, 8).tolist():
            key = key << np.uint64(8) | _byte(columns, eight)
        yield key


def _byte(columns: npt.NDArray[np.uint8], which: list[int]) -> npt.NDArray[np.uint8]:
    """Eight bits of each point, put together."""
    byte = np.zeros(columns.shape[1], dtype=np.uint8)
    for bit in which:
        byte = byte << np.uint8(1) | (columns[bit // 8] >> np.uint8(7 - bit % 8) & np.uint8(1))
    return byte


def _distinct(met: list[Codes], most: int) -> Codes:
    """The meetings, each once, but for those of pairs that surely meet fewer times than MEETINGS."""
    total = sum(map(len, met))
    wide = min(BUCKETS, 1 << max(10, total.bit_length()))
    times = np.zeros(wide, dtype=np.uint16)
    for codes in met:
        np.add.at(times, _bucket(codes, most, wide), 1)
    often = [codes[times[_bucket(codes, most, wide)] >= MEETINGS] for codes in met]
    return distinct(np.concatenate(often))


def _bucket(codes: Codes, most: int, wide: int) -> npt.NDArray[np.int64]:
    """A number below `wide`, a power of two, for the pair of each meeting (Knuth's multiplicative hashing)."""
    spread = codes // np.uint64(most) * np.uint64(0x9E3779B97F4A7C15)
    return (spread >> np.uint64(65 - wide.bit_length())).astype(np.int64)


def _largest(sizes: Index) -> int:
    """The number of points under a key up to which it counts: at most COMMON, fewer where meetings are too many."""
    each = np.arange(COMMON + 1)
    meetings = np.cumsum(np.bincount(sizes[sizes <= COMMON], minlength=COMMON + 1) * (each * (each - 1) // 2))
    allowed = max(FEWEST, int(sizes.sum()) // 2)
    return int(np.searchsorted(meetings, allowed, side="right")) - 1


def _met(keys: Codes, owners: Index, place: Index, count: int, most: int, words: Codes) -> Codes:
    """One number for each meeting of points of two pictures: which two of `count`, and which of `most` points."""
    ordered = np.sort(keys << PLACES | np.arange(len(keys), dtype=np.uint64))
    keys, order = ordered >> PLACES, (ordered & np.uint64(0xFFFFFFFF)).astype(np.int64)
    begins = np.flatnonzero(np.diff(keys, prepend=keys[0] ^ np.uint64(1))).astype(np.int32)
    sizes = np.diff(begins, append=np.int32(len(keys)))
    counted = (sizes > 1) & (sizes <= _largest(sizes))
    order, sizes = order[np.repeat(counted, sizes)], sizes[counted]
    owned, first_words = owners[order], [word[order] for word in words[:FIRST]]
    at, last = np.arange(len(order), dtype=np.int32), np.repeat(np.cumsum(sizes, dtype=np.int32), sizes)
    found = [np.empty(0, np.uint64)]
    for ahead in range(1, COMMON):
        further = at + np.int32(ahead) < last
        at, last = at[further], last[further]
        if not len(at):
            break
        two = at[owned[at] != owned[at + ahead]]
        near, differing = _close(first_words, two, two + ahead, np.zeros(len(two), np.uint8))
        one, other = order[two[near]], order[two[near] + ahead]
        near, _ = _close(words[FIRST:], one, other, differing[near])
        one, other = one[near], other[near]
        first, second = owners[one].astype(np.int64), owners[other].astype(np.int64)
        pair = np.minimum(first, second) * count + np.maximum(first, second)
        point = np.where(first < second, place[one], place[other])
        found.append((pair * most + point).astype(np.uint64))
    return np.concatenate(found)


def _close(words: Iterable[Codes], one: Index, other: Index, differing: Bits) -> tuple[Flags, Bits]:
    """Which pairs of points differ little in these words and in the bits counted before, and in how many they do."""
    for word in words:
        differing = differing + np.bitwise_count(word[one] ^ word[other])
    return differing <= NEAR, differing
