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

from linkgraph.distinct import first_of_each
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
CANDIDATES = 10_000
"""Pairs compared in one step."""
SURE = 0.999
"""What rounding may take from a sum."""
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
    starts = np.flatnonzero(first_of_each(high))
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
        owners = np.repeat(np.arange(one, last, dtype=np.uint64), rows.lengths_of(one, last))
        parts.append(marks[inside].astype(np.uint64) << np.uint64(32) | owners[inside])
    return np.concatenate(parts)


def count_users(texts: Numbers, at: Ints, users: Rows) -> Ints:
    """For each run of texts the number of different users they have."""

    def count(span: tuple[int, int]) -> Ints:
        first, last = span
        return _count_users(texts[at[first] : at[last]], at[first : last + 1] - at[first], users)

    return np.concatenate([np.empty(0, np.int64), *side_by_side(count, spans(at, CHUNK))])


def _count_users(texts: Numbers, at: Ints, users: Rows) -> Ints:
    run = np.repeat(np.arange(len(at) - 1, dtype=np.uint64) << np.uint64(32), np.diff(at))
    begins = users.at[texts]
    lengths = users.at[texts + 1] - begins
    if not lengths.all():
        run, begins, lengths = (each[lengths > 0] for each in (run, begins, lengths))
    keyed = run | users.marks[begins]
    several = np.flatnonzero(lengths > 1)
    if len(several):
        others = users.marks[spread(begins[several], lengths[several])]
        keyed = np.concatenate([keyed, np.repeat(run[several], lengths[several]) | others])
    keyed.sort()
    return np.bincount((keyed[first_of_each(keyed)] >> np.uint64(32)).astype(np.int64), minlength=len(at) - 1)


def weights(groups: Ints) -> Floats:
    """What a feature weighs that so many unrelated groups use."""
    fallen = np.maximum(groups - 1, 1).astype(float) ** -FALL
    return np.asarray(np.where(groups > MOST, 0.0, fallen))


def score(rare: Rare, groups: Ints, least: float) -> Pairs:
    """The pairs (left < right) whose score is at least `least`, and the score; `groups` use each feature.

    Two texts come so far only if one of the features they share is heavy: of each text the lightest, which together
    are not enough, are left out at first (prefix filter; Bayardo, Ma, Srikant 2007). Who shares others is compared by
    all.
    """
    weighed = _by_text(rare, weights(groups))
    if not weighed.nnz:
        return joined([])
    norm = np.sqrt(np.maximum(rare.size, 1))
    heavy, light = _heavy(weighed, groups, norm, least)
    found: list[Pairs] = []
    for start, end in _stripes(heavy):
        other = _turned(heavy, start, end)
        job = partial(_block, heavy, other, norm, light, start, least)
        found += side_by_side(job, _blocks(heavy.indptr[: end + 1]))
    return _exactly(weighed, norm, joined(found)[:2], least)


def _by_text(rare: Rare, weight: Floats) -> Any:
    """The weight of each feature in each text, a text a row; features that weigh nothing are left out."""
    from scipy.sparse import csc_array

    sizes = np.where(weight > 0, np.diff(rare.at), 0)
    texts = rare.texts if sizes.all() else rare.texts[np.repeat(weight > 0, np.diff(rare.at))]
    data = np.repeat(weight.astype(np.float32), sizes)
    at = _ends(sizes).astype(np.int32 if len(texts) < 1 << 31 else np.int64)
    return csc_array((data, texts, at), shape=(len(rare.size), len(sizes))).tocsr()


def _heavy(weighed: Any, groups: Ints, norm: Floats, least: float) -> tuple[Any, Floats]:
    """The features of each text without the lightest, whose weight together is not enough; and that weight."""
    from scipy.sparse import csr_array

    steps = (MOST + 1 - np.minimum(groups, MOST + 1)).astype(np.uint8)
    lowest = norm[np.diff(weighed.indptr) > 0].min()
    job = partial(_kept, weighed, steps, SURE * least * lowest * norm)
    parts = list(side_by_side(job, _blocks(weighed.indptr)))
    kept, many, light = (np.concatenate([part[of] for part in parts]) for of in range(3))
    at = _ends(many).astype(weighed.indptr.dtype)
    return csr_array((weighed.data[kept], weighed.indices[kept], at), shape=weighed.shape), light


def _kept(
    weighed: Any, steps: npt.NDArray[np.uint8], enough: Floats, rows: tuple[int, int]
) -> tuple[npt.NDArray[np.bool_], Ints, Floats]:
    """Which entries of some rows are heavy, how many each row has, and the weight of its others; steps rise so."""
    first, last = rows
    level = weights(np.arange(MOST + 1, -1, -1))
    lengths = np.diff(weighed.indptr[first : last + 1])
    row = np.repeat(np.arange(last - first), lengths)
    step = steps[weighed.indices[weighed.indptr[first] : weighed.indptr[last]]]
    counts = np.bincount(row * len(level) + step, minlength=(last - first) * len(level)).reshape(-1, len(level))
    weight = np.cumsum(counts * level, axis=1)
    left_out = (weight < enough[first:last, None]).sum(axis=1)
    light = np.where(left_out > 0, weight[np.arange(last - first), left_out - 1], 0.0)
    heavy = step >= left_out[row]
    return heavy, np.bincount(row[heavy], minlength=last - first), light


def _block(
    heavy: Any, other: Any, norm: Floats, light: Floats, start: int, least: float, rows: tuple[int, int]
) -> Pairs:
    """The pairs of texts `rows` with those of a stripe that starts at text `start` that may come as far as `least`."""
    first, last = rows
    made = heavy[first:last] @ other
    left = np.repeat(np.arange(first, last), np.diff(made.indptr))
    right = made.indices.astype(np.int64) + start
    most = made.data + np.maximum(light[left], light[right])
    kept = (left < right) & (most >= SURE * least * norm[left] * norm[right])
    return left[kept], right[kept], most[kept]


def _turned(weighed: Any, start: int, end: int) -> Any:
    """Ones for the features of the texts `start` to before `end`, a feature a row."""
    from scipy.sparse import csr_array

    first, last = weighed.indptr[start], weighed.indptr[end]
    ones = np.ones(last - first, np.float32)
    at = weighed.indptr[start : end + 1] - first
    plain = csr_array((ones, weighed.indices[first:last], at), shape=(end - start, weighed.shape[1]))
    return plain.T.tocsr()


def _exactly(weighed: Any, norm: Floats, pairs: tuple[Ints, Ints], least: float) -> Pairs:
    """The pairs whose score is at least `least`, by all of their features."""
    from scipy.sparse import csr_array

    plain = csr_array((np.ones(len(weighed.data), np.int8), weighed.indices, weighed.indptr), shape=weighed.shape)

    def scored(at: int) -> Floats:
        left, right = (side[at : at + CANDIDATES] for side in pairs)
        both = weighed[left].multiply(plain[right]).sum(axis=1)
        return np.asarray(both / (norm[left] * norm[right]), dtype=np.float64)

    value = np.concatenate([np.empty(0), *side_by_side(scored, range(0, len(pairs[0]), CANDIDATES))])
    kept = value >= least
    return pairs[0][kept], pairs[1][kept], value[kept]


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
