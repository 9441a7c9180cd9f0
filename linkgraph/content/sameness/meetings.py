"""Which pictures share points: locality-sensitive hashing (Indyk and Motwani 1998) of their bits.

A point that shows the same thing in two pictures has most of its 256 bits alike. Each table
reads some of the bits as a key, and points under one key meet where their other bits are close too; pictures
are proposed where enough of their points meet. A key under which very many points meet is no sign of anything
and is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

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
Pairs = npt.NDArray[np.int64]
Wanted = Callable[[Index, Index], Flags]
"""Which pairs of pictures, given by their numbers, are looked at."""


class Points(NamedTuple):
    """The points of all pictures, of shape (n,) each but for `columns`."""

    columns: Bits
    """Their bytes, shape (32, n)."""
    words: Codes
    """The same bits, shape (4, n)."""
    owners: Index
    """The picture of each."""
    place: Index
    """Which of its picture's points each is."""
    pictures: int
    """How many pictures there are."""
    most: int
    """The most points of one picture."""


class Shared(NamedTuple):
    """Pictures that share points."""

    pairs: Pairs
    """Shape (p, 2), lower index first, in order."""
    times: npt.NDArray[np.int64]
    """How many points meet, at least, shape (p,)."""


def sharing(points: Points) -> Shared:
    """The pictures that share points."""
    met = []
    for keys in keys_of(points.columns, wide_for(len(points.owners))) if points.most else ():
        order, sizes = under_keys(keys)
        counted = (sizes > 1) & (sizes <= largest(sizes))
        met.append(close_points(points, order[np.repeat(counted, sizes)], sizes[counted], np.not_equal))
    return often(met, points)


def often(met: list[Codes], points: Points) -> Shared:
    """The pairs of which enough points meet."""
    if not sum(map(len, met)):
        return Shared(np.empty((0, 2), np.int64), np.empty(0, np.int64))
    codes, times = np.unique(_distinct(met, points.most) // np.uint64(points.most), return_counts=True)
    codes, times = codes[times >= MEETINGS], times[times >= MEETINGS]
    return Shared(np.stack([codes // points.pictures, codes % points.pictures], axis=1).astype(np.int64), times)


def gathered(points: Iterable[Bits]) -> Points:
    """The points of all pictures, each given by bits of shape (n, 32)."""
    rows, lengths = _gathered(points)
    owners = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    place = (np.arange(len(owners)) - np.repeat(np.cumsum(lengths) - lengths, lengths)).astype(np.int32)
    words = np.ascontiguousarray(rows.view(np.uint64).T)
    return Points(np.ascontiguousarray(rows.T), words, owners, place, len(lengths), int(lengths.max(initial=0)))


def _gathered(points: Iterable[Bits]) -> tuple[Bits, Pairs]:
    """The bytes of all points, of shape (n, 32), and how many points each picture has."""
    bits, lengths = bytearray(), []
    for each in points:
        bits += each.tobytes()
        lengths.append(len(each))
    rows = np.frombuffer(bits, np.uint8).reshape(-1, BYTES)
    return rows, np.array(lengths, dtype=np.int64)


def wide_for(points: int) -> int:
    """Bits of a key where there are so many points."""
    return KEY if points <= FEW else LONGER


def keys_of(columns: Bits, wide: int) -> Iterator[Codes]:
    """The key of each point in each table, from the bytes of all points, of shape (32, n)."""
    order = np.random.default_rng(SEED).permutation(8 * len(columns))
    for table in range(TABLES):
        which = np.take(order, range(table * STEP, table * STEP + wide), mode="wrap")
        key = np.zeros(columns.shape[1], dtype=np.uint64)
        for eight in which.reshape(-1, 8).tolist():
            key = key << np.uint64(8) | _byte(columns, eight)
        yield key


def _byte(columns: Bits, which: list[int]) -> Bits:
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


def largest(sizes: Index) -> int:
    """The number of points under a key up to which it counts: at most COMMON, fewer where meetings are too many."""
    each = np.arange(COMMON + 1)
    meetings = np.cumsum(np.bincount(sizes[sizes <= COMMON], minlength=COMMON + 1) * (each * (each - 1) // 2))
    allowed = max(FEWEST, int(sizes.sum()) // 2)
    return int(np.searchsorted(meetings, allowed, side="right")) - 1


def under_keys(keys: Codes) -> tuple[Index, Index]:
    """The points in the order of their keys, and how many stand under each key."""
    ordered = np.sort(keys << PLACES | np.arange(len(keys), dtype=np.uint64))
    keys, order = ordered >> PLACES, (ordered & np.uint64(0xFFFFFFFF)).astype(np.int64)
    begins = np.flatnonzero(np.diff(keys, prepend=keys[0] ^ np.uint64(1))).astype(np.int32)
    return order, np.diff(begins, append=np.int32(len(keys)))


def together(owned: Index, sizes: Index, wanted: Wanted) -> Iterator[tuple[Index, Index]]:
    """Places of two points that stand under one key; `sizes` are at most COMMON, and `owned` are their pictures."""
    at, last = np.arange(len(owned), dtype=np.int32), np.repeat(np.cumsum(sizes, dtype=np.int32), sizes)
    for ahead in range(1, COMMON):
        further = at + np.int32(ahead) < last
        at, last = at[further], last[further]
        if not len(at):
            break
        two = at[wanted(owned[at], owned[at + ahead])]
        yield two, two + ahead


def close_points(points: Points, order: Index, sizes: Index, wanted: Wanted) -> Codes:
    """One number for each meeting of close points of two pictures, see `meeting_codes`."""
    first_words = [word[order] for word in points.words[:FIRST]]
    found = [np.empty(0, np.uint64)]
    for left, right in together(points.owners[order], sizes, wanted):
        near, differing = _close(first_words, left, right, np.zeros(len(left), np.uint8))
        one, other = order[left[near]], order[right[near]]
        near, _ = _close(points.words[FIRST:], one, other, differing[near])
        found.append(meeting_codes(points, one[near], other[near]))
    return np.concatenate(found)


def meeting_codes(points: Points, one: Index, other: Index) -> Codes:
    """One number for each meeting of two points: which two pictures, and which point of the first of them."""
    first, second = points.owners[one].astype(np.int64), points.owners[other].astype(np.int64)
    pair = np.minimum(first, second) * points.pictures + np.maximum(first, second)
    point = np.where(first < second, points.place[one], points.place[other])
    return (pair * points.most + point).astype(np.uint64)


def _close(words: Iterable[Codes], one: Index, other: Index, differing: Bits) -> tuple[Flags, Bits]:
    """Which pairs of points differ little in these words and in the bits counted before, and in how many they do."""
    for word in words:
        differing = differing + np.bitwise_count(word[one] ^ word[other])
    return differing <= NEAR, differing
