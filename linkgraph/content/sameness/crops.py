"""64-bit hashes of a picture and of closer crops of it, many pictures at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from linkgraph.content.pdq import SIDE

CROPS = (0.0, 0.03, 0.06, 0.09)
"""What is cut off each side."""
LOW = 8


def crop_keys(greys: npt.NDArray[np.float32]) -> npt.NDArray[np.uint64]:
    """Keys of shape (n, 4) of grey pixels of shape (n, 64, 64): low frequencies against their median."""
    keys = [_bits(_basis(crop) @ greys @ _basis(crop).T) for crop in CROPS]
    return np.stack(keys, axis=1)


def _bits(frequencies: npt.NDArray[np.floating]) -> npt.NDArray[np.uint64]:
    flat = frequencies.reshape(len(frequencies), -1)
    above = flat > np.median(flat, axis=1, keepdims=True)
    return np.asarray(np.packbits(above, axis=1).view(">u8")[:, 0].astype(np.uint64))


@cache
def _basis(crop: float) -> npt.NDArray[np.float32]:
    """The lowest cosines over what the crop leaves."""
    place = (np.arange(SIDE) + 0.5) / SIDE
    inner = (place - crop) / (1 - 2 * crop)
    weight = np.clip(np.minimum(place - crop, 1 - crop - place) * SIDE + 0.5, 0, 1)
    return (np.cos(np.pi * np.arange(LOW)[:, None] * inner) * weight).astype(np.float32)
