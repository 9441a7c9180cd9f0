"""Aligned comparison of two small grey pictures: is one a cut, shifted copy of the other?

The middle of one picture is searched in the other at 25 sizes and every place by normalised
cross-correlation (Lewis 1995), through the FFT. Brightness and contrast do not matter.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from linkgraph.content.pdq import SIDE, Grey

PATCH = 40
SCALES = (0.84, 0.92, 1.0, 1.09, 1.19)
_LENGTHS = tuple(round(PATCH * scale) for scale in SCALES)
_SIZES = tuple((high, wide) for high in _LENGTHS for wide in _LENGTHS)


def aligned_correlation(scene: Grey, wanted: Grey) -> float:
    """The best correlation of the middle of `wanted` with a part of `scene`, -1 to 1."""
    from scipy import fft

    templates = _templates(wanted)
    products = fft.irfft2(fft.rfft2(scene.astype(np.float32))[None] * np.conj(fft.rfft2(templates)), s=(SIDE, SIDE))
    sums, squares = _integral(scene), _integral(scene * scene)
    return max(
        float((product[: SIDE - high + 1, : SIDE - wide + 1] / _spread(sums, squares, high, wide)).max())
        for product, (high, wide) in zip(products, _SIZES, strict=True)
    )


def _templates(wanted: Grey) -> npt.NDArray[np.float32]:
    """The middle of the picture at every size, mean 0 and norm 1, in the corner of (25, 64, 64) zeros."""
    low = (SIDE - PATCH) // 2
    patch = wanted[low : low + PATCH, low : low + PATCH].astype(np.float32)
    scaled = np.zeros((len(_SIZES), SIDE, SIDE), dtype=np.float32)
    for at, (high, wide) in enumerate(_SIZES):
        template = _resize(high) @ patch @ _resize(wide).T
        template -= template.mean()
        scaled[at, :high, :wide] = template / max(float(np.sqrt((template * template).sum())), 1e-3)
    return scaled


def _integral(picture: Grey) -> npt.NDArray[np.float64]:
    table = np.zeros((SIDE + 1, SIDE + 1))
    table[1:, 1:] = picture.cumsum(0, dtype=np.float64).cumsum(1)
    return table


def _spread(
    sums: npt.NDArray[np.float64], squares: npt.NDArray[np.float64], high: int, wide: int
) -> npt.NDArray[np.float64]:
    """The norm of every window of the scene about its own mean."""
    total, square = _windows(sums, high, wide), _windows(squares, high, wide)
    return np.asarray(np.sqrt(np.maximum(square - total * total / (high * wide), 1.0)))


def _windows(table: npt.NDArray[np.float64], high: int, wide: int) -> npt.NDArray[np.float64]:
    return np.asarray(table[high:, wide:] - table[:-high, wide:] - table[high:, :-wide] + table[:-high, :-wide])


@lru_cache(maxsize=len(SCALES))
def _resize(length: int) -> npt.NDArray[np.float32]:
    """The (length, PATCH) matrix of linear interpolation."""
    at = np.clip((np.arange(length) + 0.5) * PATCH / length - 0.5, 0, PATCH - 1)
    low = np.minimum(at.astype(int), PATCH - 2)
    matrix = np.zeros((length, PATCH), dtype=np.float32)
    matrix[np.arange(length), low] = 1 - (at - low)
    matrix[np.arange(length), low + 1] = at - low
    return matrix
