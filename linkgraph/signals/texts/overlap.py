"""How many features texts have in common."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from linkgraph.signals.texts.marks import Ints, Rows

CHUNK = 20_000
"""Pairs worked on at once."""
Floats = npt.NDArray[np.float64]


def common_features(rows: Rows, left: Ints, right: Ints) -> Ints:
    """For each pair (left[k], right[k]) the number of features in both."""
    parts = [
        _taken(rows, left[start : start + CHUNK]).multiply(_taken(rows, right[start : start + CHUNK]))
        for start in range(0, len(left), CHUNK)
    ]
    return np.concatenate([*(np.diff(part.tocsr().indptr) for part in parts), np.empty(0)]).astype(np.int64)


def _taken(rows: Rows, texts: Ints) -> Any:
    """The features of these texts as a sparse matrix of ones, a text a row."""
    from scipy.sparse import csr_array

    lengths = rows.lengths[texts]
    marks = rows.marks[spread(rows.at[texts], lengths)].astype(np.int64)
    at = np.concatenate([[0], np.cumsum(lengths)])
    table = csr_array((np.ones(len(marks), np.int8), marks, at), shape=(len(texts), 1 << 32))
    table.has_canonical_format = True
    return table


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
