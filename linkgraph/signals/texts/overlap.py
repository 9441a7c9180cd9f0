"""How many features texts have in common."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from linkgraph.signals.texts.marks import Ints, Rows

CHUNK = 20_000
"""Pairs worked on at once."""
Floats = npt.NDArray[np.float64]


def common_features(rows: Rows, left: Ints, right: Ints) -> Ints:
    """For each pair (left[k], right[k]) the number of features in both."""
    from scipy.sparse import csr_array

    ones = np.ones(len(rows.marks), np.int8)
    table = csr_array((ones, rows.marks.astype(np.int64), rows.at), shape=(len(rows), 1 << 32))
    table.has_canonical_format = True
    parts = [
        table[left[start : start + CHUNK]].multiply(table[right[start : start + CHUNK]])
        for start in range(0, len(left), CHUNK)
    ]
    return np.concatenate([*(np.diff(part.tocsr().indptr) for part in parts), np.empty(0)]).astype(np.int64)


def jaccard(rows: Rows, left: Ints, right: Ints) -> Floats:
    """For each pair the features in both by the features in either."""
    both = common_features(rows, left, right)
    either = rows.lengths[left] + rows.lengths[right] - both
    return np.asarray(both / np.maximum(either, 1))


def spread(starts: Ints, lengths: Ints) -> Ints:
    """The indices starts[k], starts[k] + 1, ... (lengths[k] of them) for every k, one after the other."""
    ends = np.cumsum(lengths)
    first = np.repeat(starts - (ends - lengths), lengths)
    return np.asarray(first + np.arange(int(ends[-1]) if len(ends) else 0))
