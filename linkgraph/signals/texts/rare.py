"""Passages that few unrelated accounts use, and the texts that share them.

A feature that n unrelated groups of accounts use weighs (n - 1) ** -FALL: 1 where only two do
(after Adamic and Adar 2003 and Zhou, Lu, Zhang 2009, who weigh common neighbours so), nothing from
more than MOST on. The score of two texts is the weight of the features they share by the geometric
mean of their numbers of features.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from linkgraph.signals.texts.features import CHUNK, spans
from linkgraph.signals.texts.marks import Ints, Rows
from linkgraph.signals.texts.overlap import Floats, spread

MOST = 40
FALL = 0.75
PART = 1 << 22
"""Features looked at in one step."""
MOST_BITS = 28
"""Of the table of last texts: 1.3 GB."""
BLOCK = 2_000_000
"""Products of one block of the sparse multiplication, about."""
Pairs = tuple[Ints, Ints, Floats]
"""Left texts, right texts, a number for each pair."""


@dataclass(frozen=True, slots=True)
class Rare:
    """Features that few use: for feature f its texts are `texts[at[f] : at[f + 1]]`; `size` features a text."""

    texts: Ints
    at: Ints
    size: Ints


def rare_features(rows: Rows, users: Rows) -> Rare:
    """The features that at least two texts and at most MOST accounts hold; `users` are each text's accounts."""
    marks, owners = _often(rows)
    keyed = (marks.astype(np.uint64) << np.uint64(32)) | owners.astype(np.uint64)
    keyed.sort()
    high = (keyed >> np.uint64(32)).astype(np.uint32)
    starts = np.flatnonzero(np.concatenate([[True], high[1:] != high[:-1]])) if len(high) else np.empty(0, np.int64)
    sizes = np.diff(np.append(starts, len(high)))
    texts = (keyed & np.uint64(0xFFFFFFFF)).astype(np.int64)
    kept = (sizes > 1) & (sizes <= MOST * 8)
    texts = texts[spread(starts[kept], sizes[kept])]
    at = np.concatenate([[0], np.cumsum(sizes[kept])])
    many = count_users(texts, at, users)
    kept = (many > 1) & (many <= MOST * 2)
    sizes = np.diff(at)[kept]
    return Rare(texts[spread(at[:-1][kept], sizes)], np.concatenate([[0], np.cumsum(sizes)]), rows.lengths)


def _often(rows: Rows) -> tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]:
    """The features that several texts have, as far as a table of the last text of each tells, and those texts."""
    bits = min(max(16, int(len(rows.marks) * 2).bit_length()), MOST_BITS)
    mask = np.uint32((1 << bits) - 1)
    last = np.full(1 << bits, -1, np.int32)
    for slot, owners in _parts(rows, mask):
        last[slot] = owners
    several = np.zeros(len(last), bool)
    for slot, owners in _parts(rows, mask):
        several[slot[last[slot] != owners]] = True
    marks, texts = [], []
    for (slot, owners), (first, end) in zip(_parts(rows, mask), spans(rows.at, PART), strict=True):
        kept = several[slot]
        marks.append(rows.marks[rows.at[first] : rows.at[end]][kept])
        texts.append(owners[kept])
    empty = np.empty(0, np.uint32)
    return np.concatenate([*marks, empty]), np.concatenate([*texts, empty])


def _parts(rows: Rows, mask: np.uint32) -> Iterator[tuple[npt.NDArray[np.uint32], npt.NDArray[np.uint32]]]:
    """The features cut to a slot of the table, and their texts, part by part."""
    for first, end in spans(rows.at, PART):
        owners = np.repeat(np.arange(first, end, dtype=np.uint32), rows.lengths[first:end])
        yield rows.marks[rows.at[first] : rows.at[end]] & mask, owners


def count_users(texts: Ints, at: Ints, users: Rows) -> Ints:
    """For each run of texts the number of different users they have."""
    parts = [np.empty(0, np.int64)]
    for first, last in spans(at, CHUNK):
        parts.append(_count_users(texts[at[first] : at[last]], at[first : last + 1] - at[first], users))
    return np.concatenate(parts)


def _count_users(texts: Ints, at: Ints, users: Rows) -> Ints:
    lengths = users.lengths[texts]
    run = np.repeat(np.repeat(np.arange(len(at) - 1), np.diff(at)), lengths)
    keyed = (run.astype(np.uint64) << np.uint64(32)) | users.marks[spread(users.at[texts], lengths)].astype(np.uint64)
    keyed.sort()
    first = np.concatenate([[True], keyed[1:] != keyed[:-1]]) if len(keyed) else np.empty(0, bool)
    return np.bincount((keyed[first] >> np.uint64(32)).astype(np.int64), minlength=len(at) - 1)


def weights(groups: Ints) -> Floats:
    """What a feature weighs that so many unrelated groups use."""
    fallen = np.maximum(groups - 1, 1).astype(float) ** -FALL
    return np.asarray(np.where(groups > MOST, 0.0, fallen))


def score(rare: Rare, weight: Floats, least: float) -> Pairs:
    """The pairs (left < right) whose score is at least `least`, and the score."""
    from scipy.sparse import csc_array

    shape = (len(rare.size), len(rare.at) - 1)
    ones = csc_array((np.ones(len(rare.texts), np.float32), rare.texts, rare.at), shape=shape)
    ones = ones[:, weight > 0]
    weighed = (ones * weight[weight > 0].astype(np.float32)).tocsr()
    other, norm = ones.T.tocsr(), np.sqrt(np.maximum(rare.size, 1))
    found: list[Pairs] = []
    for first, last in _blocks(weighed, other):
        block = (weighed[first:last] @ other).tocoo()
        left, right = block.row.astype(np.int64) + first, block.col.astype(np.int64)
        value = block.data / (norm[left] * norm[right])
        kept = (left < right) & (value >= least)
        found.append((left[kept], right[kept], value[kept].astype(float)))
    return joined(found)


def score_again(rare: Rare, before: Pairs, was: Floats, weight: Floats, least: float) -> Pairs:
    """What `score` gives for `weight`, from what it gave for `was`: only texts with other weights are looked at."""
    changed = was != weight
    texts = np.zeros(len(rare.size), bool)
    texts[rare.texts[np.repeat(changed, np.diff(rare.at))]] = True
    kept = ~(texts[before[0]] & texts[before[1]])
    again = score(_only(rare, texts), weight, least)
    return joined([(before[0][kept], before[1][kept], before[2][kept]), again])


def _only(rare: Rare, texts: npt.NDArray[np.bool_]) -> Rare:
    inside = texts[rare.texts]
    held = np.concatenate([[0], np.cumsum(inside)])
    return Rare(rare.texts[inside], held[rare.at], rare.size)


def _blocks(weighed: object, other: object) -> list[tuple[int, int]]:
    """Rows in blocks of about BLOCK products each."""
    per_feature = np.diff(other.indptr)  # type: ignore[attr-defined]
    cost = np.concatenate([[0], np.cumsum(per_feature[weighed.indices])])[weighed.indptr]  # type: ignore[attr-defined]
    cuts = np.searchsorted(cost, np.arange(0, cost[-1] + BLOCK, BLOCK))
    cuts = np.unique(np.append(np.minimum(cuts, len(cost) - 1), len(cost) - 1))
    return list(zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True))


def joined(found: list[Pairs]) -> Pairs:
    """All pairs of several."""
    empty = np.empty(0, np.int64)
    left = np.concatenate([*(part[0] for part in found), empty])
    right = np.concatenate([*(part[1] for part in found), empty])
    return left, right, np.concatenate([*(part[2] for part in found), np.empty(0)])
