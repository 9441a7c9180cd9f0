"""Numbers of an Arrow file as they lie there. Arrow's own `to_numpy` loads pandas first, which takes a second."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa


def numbers(array: pa.Array) -> npt.NDArray[Any]:
    """The numbers of an array without nulls, not copied."""
    kind = np.dtype(str(array.type))
    held = array.buffers()[1]
    if held is None or not len(array):
        return np.empty(0, kind)
    return np.frombuffer(held, kind, len(array), array.offset * kind.itemsize)
