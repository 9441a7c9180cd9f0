"""Levels and surprise of many comparisons at once."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Grades = tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]
"""Places of levels (-1 where two values are not alike) and surprise in bits, each of shape (n,)."""
Grader = Callable[[npt.NDArray[np.int64], npt.NDArray[np.int64]], Grades]
"""Grades pairs of known fingerprints by their places: two arrays of shape (n,)."""


def grade_plainly(
    levels: Sequence[int] | npt.NDArray[np.int64],
    lefts: Sequence[str],
    rights: Sequence[str],
    bits: Mapping[str, float],
) -> Grades:
    """The levels, and the bits of the value two sides share; of two that are alike those of the commoner, less one."""
    one, other = (np.nan_to_num(np.array(list(map(bits.get, side)), np.float64)) for side in (lefts, rights))
    same = np.fromiter(map(operator.eq, lefts, rights), bool, len(lefts))
    surprise = np.where(same, one, np.maximum(np.minimum(one, other) - 1.0, 0.0))
    return np.asarray(levels, np.int64), surprise
