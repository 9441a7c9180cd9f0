"""The distinct numbers of an array. `numpy.unique` puts them into a hash table first, and is many times slower."""

from __future__ import annotations

from typing import TypeVar

import numpy as np
import numpy.typing as npt

Number = TypeVar("Number", bound=np.generic)


def distinct(values: npt.NDArray[Number]) -> npt.NDArray[Number]:
    """Sorted, each once."""
    ordered = np.sort(values)
    return ordered[first_of_each(ordered)]


def first_of_each(ordered: npt.NDArray[Number]) -> npt.NDArray[np.bool_]:
    """Which of the sorted numbers are others than the one before."""
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first
