"""Texts that share passages few use, by a sparse product.

A feature that n unrelated groups of accounts use weighs (n - 1) ** -0.75 (a weight that falls with
the number of users; after Adamic and Adar 2003 and Zhou, Lu, Zhang 2009, who weigh common neighbours
so), nothing from more than MOST on. The score of two texts is the weight of the features they share
by the geometric mean of their numbers of features.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from linkgraph.signals.texts.features import CHUNK, spans
from linkgraph.signals.texts.marks import Ints, Rows
from linkgraph.signals.texts.overlap import Floats, spread
from linkgraph.signals.texts.side import side_by_side

MOST = 40
FALL = 0.75
PART = 1 << 22
"""Features sorted in one step, about."""
MOST_PARTS = 32
BLOCK = 250_000
"""Features in one block of the sparse multiplication, about."""
STRIPES = 4
"""Parts of the texts whose pairs with those before them are looked at one after the other, at most."""
Numbers = npt.NDArray[np.int32]
"""Numbers of texts: there are very many."""
Pairs = tuple[Ints, Ints, Floats]
"""Left texts, right texts, a number for each pair."""


@dataclass(frozen=True, slots=True)
class Rare:
    """Features that few use: for feature f its texts are `texts[at[f] : at[f + 1]]`; `size` features a text."""

    texts: Numbers
    at: Ints
    size: Ints


def rare_features(rows: Rows, users: Rows) -> Rare:
    """The features that at least two and at most 2 * MOST accounts hold; `users` are each text's accounts."""
    parts = min(max(len(rows.marks) // PART, 1), MOST_PARTS)
    edges = np.linspace(0, 1 << 32, parts + 1).astype(np.int64).tolist()
    found = list(side_by_side(partial(_rare_between, rows, users), pairwise(edges)))
    sizes = np.concatenate([size for _, size in found])
    return Rare(np.concatenate([texts for texts, _ in found]), _ends(sizes), rows.lengths)


def _rare_between(rows: Rows, users: Rows, edges: tuple[int, int]) -> tuple[Numbers, Ints]:
    """Of the rare features from the one edge to the other, their texts one after the other, and how many each has."""
    keyed = _keyed(rows, *edges)
    keyed.sort()
    high = (keyed >> np.uint64(32)).astype(np.uint32)
    starts = np.flatnonzero(np.concatenate([[True], high[1:] != high[:-1]])) if len(high) else np.empty(0, np.int64)
    sizes = np.diff(np.append(starts, len(high)))
    kept = (sizes > 1) & (sizes <= MOST * 8)
    starts, sizes = starts[kept], sizes[kept]
    texts = keyed[spread(starts, sizes)].astype(np.uint32).view(np.int32)
    at = _ends(sizes)
    many = _count_users(texts, at, users)
    kept = (many > 1) & (many <= MOST * 2)
    return texts[spread(at[:-1][kept], sizes[kept])], sizes[kept]


def _keyed(rows: Rows, first: int, end: int) -> npt.NDArray[np.uint64]:
    """The features between two edges, in the upper half, and the text of each in the lower."""
    parts = [np.empty(0, np.uint64)]
    low, width = np.uint32(first), np.uint32(end - first - 1)
    for one, last in spans(rows.at, CHUNK):
        marks = rows.marks[rows.at[one] : rows.at[last]]
        inside = np.flatnonzero(marks - low <= width)
        owners = np.searchsorted(rows.at[one : last + 1], inside + rows.at[one], side="right") + (one - 1)
        parts.append(marks[inside].astype(np.uint64) << np.uint64(32) | owners.astype(np.uint64))
    return np.concatenate(parts)


def count_users(texts: Numbers, at: Ints, users: Rows) -> Ints:
    """For each run of texts the number of different users they have."""

    def count(span: tuple[int, int]) -> Ints:
        first, last = span
        return _count_users(texts[at[first] : at[last]], at[first : last + 1] - at[first], users)

    return np.concatenate([np.empty(0, np.int64), *side_by_side(count, spans(at, CHUNK))])


def _count_users(texts: Numbers, at: Ints, users: Rows) -> Ints:
    lengths = users.lengths_at(texts)
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
    weighed = _by_text(rare, weight)
    norm = np.sqrt(np.maximum(rare.size, 1))
    found: list[Pairs] = []
    for start, end in _stripes(weighed):
        other = _turned(weighed, start, end)
        job = partial(_block, weighed, other, norm, start, least)
        found += side_by_side(job, _blocks(weighed.indptr[: end + 1]))
    return joined(found)


def _by_text(rare: Rare, weight: Floats) -> Any:
    """The weight of each feature in each text, a text a row; features that weigh nothing are left out."""
    from scipy.sparse import csc_array

    sizes = np.where(weight > 0, np.diff(rare.at), 0)
    texts = rare.texts if sizes.all() else rare.texts[np.repeat(weight > 0, np.diff(rare.at))]
    data = np.repeat(weight.astype(np.float32), sizes)
    at = _ends(sizes).astype(np.int32 if len(texts) < 1 << 31 else np.int64)
    return csc_array((data, texts, at), shape=(len(rare.size), len(sizes))).tocsr()


def _turned(weighed: Any, start: int, end: int) -> Any:
    """Ones for the features of the texts `start` to before `end`, a feature a row."""
    from scipy.sparse import csr_array

    first, last = weighed.indptr[start], weighed.indptr[end]
    ones = np.ones(last - first, np.float32)
    at = weighed.indptr[start : end + 1] - first
    plain = csr_array((ones, weighed.indices[first:last], at), shape=(end - start, weighed.shape[1]))
    return plain.T.tocsr()


def _block(weighed: Any, other: Any, norm: Floats, start: int, least: float, rows: tuple[int, int]) -> Pairs:
    """The pairs of texts `rows` with those of a stripe that starts at text `start`."""
    first, last = rows
    made = weighed[first:last] @ other
    enough = 0.999 * least * norm[first:last] * norm[start : start + other.shape[1]].min(initial=1e9)
    likely = np.flatnonzero(made.data >= np.repeat(enough, np.diff(made.indptr)))
    left = np.searchsorted(made.indptr, likely, side="right") - 1 + first
    right, value = made.indices[likely].astype(np.int64) + start, made.data[likely]
    value = value / (norm[left] * norm[right])
    kept = (left < right) & (value >= least)
    return left[kept], right[kept], value[kept].astype(float)


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
    held = np.zeros(len(inside) + 1, np.int32 if len(inside) < 1 << 31 else np.int64)
    np.cumsum(inside, out=held[1:])
    return Rare(rare.texts[inside], held[rare.at].astype(np.int64), rare.size)


def _stripes(weighed: Any) -> Iterator[tuple[int, int]]:
    """Texts in runs that hold about as many features each."""
    many = min(max(weighed.nnz // (2 * BLOCK), 1), STRIPES)
    cuts = np.searchsorted(weighed.indptr, np.linspace(0, weighed.nnz, many + 1)[1:-1])
    edges = np.unique(np.concatenate([[0], cuts, [weighed.shape[0]]])).tolist()
    yield from pairwise(edges)


def _blocks(at: npt.NDArray[Any]) -> list[tuple[int, int]]:
    """Rows, which start at these entries, in blocks of about BLOCK entries each."""
    cuts = np.searchsorted(at, np.arange(0, at[-1] + BLOCK, BLOCK))
    cuts = np.unique(np.append(np.minimum(cuts, len(at) - 1), len(at) - 1))
    return list(zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True))


def joined(found: list[Pairs]) -> Pairs:
    """All pairs of several."""
    empty = np.empty(0, np.int64)
    left = np.concatenate([*(part[0] for part in found), empty])
    right = np.concatenate([*(part[1] for part in found), empty])
    return left, right, np.concatenate([*(part[2] for part in found), np.empty(0)])


def _ends(sizes: npt.NDArray[Any]) -> Ints:
    """Where each run of so many entries starts, and where the last one ends."""
    return np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes, dtype=np.int64)])
