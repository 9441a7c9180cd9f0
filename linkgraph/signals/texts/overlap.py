"""How many features texts have in common."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from linkgraph.signals.texts.marks import Ints, Rows

CHUNK = 20_000
Floats = npt.NDArray[np.float64]


def common_features(rows: Rows, left: Ints, right: Ints) -> Ints:
    """For each pair (left[k], right[k]) the number of features in both."""
    parts = [
        _common(rows, left[start : start + CHUNK], right[start : start + CHUNK]) for start in range(0, len(left), CHUNK)
    ]
    return np.concatenate([*parts, np.empty(0, np.int64)])


def jaccard(rows: Rows, left: Ints, right: Ints) -> Floats:
    """For each pair the features in both by the features in either."""
    both = common_features(rows, left, right)
    either = rows.lengths[left] + rows.lengths[right] - both
    return np.asarray(both / np.maximum(either, 1))


def _common(rows: Rows, left: Ints, right: Ints) -> Ints:
    """Each feature of a pair's two texts, keyed by the pair: what is there twice is common."""
    keys = np.concatenate([_keyed(rows, left), _keyed(rows, right)])
    keys.sort()
    twice = keys[1:][keys[1:] == keys[:-1]]
    return np.bincount((twice >> np.uint64(32)).astype(np.int64), minlength=len(left)).astype(np.int64)


def _keyed(rows: Rows, texts: Ints) -> npt.NDArray[np.uint64]:
    lengths = rows.lengths[texts]
    pair = np.repeat(np.arange(len(texts), dtype=np.uint64), lengths)
    return (pair << np.uint64(32)) | rows.marks[spread(rows.at[texts], lengths)].astype(np.uint64)


def spread(starts: Ints, lengths: Ints) -> Ints:
    """The indices starts[k], starts[k] + 1, ... (lengths[k] of them) for every k, one after the other."""
    ends = np.cumsum(lengths)
    first = np.repeat(starts - (ends - lengths), lengths)
    return np.asarray(first + np.arange(int(ends[-1]) if len(ends) else 0))
