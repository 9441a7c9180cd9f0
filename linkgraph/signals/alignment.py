"""Aligned comparison of two small grey pictures: is one a cut, shifted copy of the other?

The middle of one picture is searched in the other at 25 sizes and every place by normalised
cross-correlation (Lewis 1995), through the FFT. Brightness and contrast do not matter.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from linkgraph.content.descriptor import SIDE, Grey

PATCH = 40
SCALES = (0.84, 0.92, 1.0, 1.09, 1.19)
_GRID = 2 * SIDE


def whole_correlation(left: Grey, right: Grey) -> float:
    """Pearson correlation of the pictures as they stand, -1 to 1."""
    a, b = left - left.mean(), right - right.mean()
    norm = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / norm if norm > 1e-6 else 0.0


def aligned_correlation(left: Grey, right: Grey) -> float:
    """The best correlation over cuts and shifts, -1 to 1. Symmetric."""
    return max(_search(left, right), _search(right, left))


def _search(scene: Grey, wanted: Grey) -> float:
    spectrum = np.fft.rfft2(scene, (_GRID, _GRID))
    sums, squares = _integral(scene), _integral(scene * scene)
    low = (SIDE - PATCH) // 2
    patch = wanted[low : low + PATCH, low : low + PATCH]
    best = -1.0
    for high, wide, rows, columns in _sizes():
        template = rows @ patch @ columns
        template -= template.mean()
        norm = float(np.sqrt((template * template).sum()))
        if norm > 1e-3:
            product = np.fft.irfft2(spectrum * np.conj(np.fft.rfft2(template / norm, (_GRID, _GRID))), (_GRID, _GRID))
            spread = _spread(sums, squares, high, wide)
            best = max(best, float((product[: SIDE - high + 1, : SIDE - wide + 1] / spread).max()))
    return best


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


@lru_cache(maxsize=1)
def _sizes() -> list[tuple[int, int, Grey, Grey]]:
    """For each size of the template, the matrices that scale the patch to it."""
    lengths = [round(PATCH * scale) for scale in SCALES]
    return [(high, wide, _resize(high), _resize(wide).T) for high in lengths for wide in lengths]


def _resize(length: int) -> Grey:
    """The (length, PATCH) matrix of linear interpolation."""
    at = np.clip((np.arange(length) + 0.5) * PATCH / length - 0.5, 0, PATCH - 1)
    low = np.minimum(at.astype(int), PATCH - 2)
    matrix = np.zeros((length, PATCH), dtype=np.float32)
    matrix[np.arange(length), low] = 1 - (at - low)
    matrix[np.arange(length), low + 1] = at - low
    return matrix
