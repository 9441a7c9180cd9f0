"""A picture at 64 x 64 grey values, smoothed as PDQ does it: two box filters each way, then every n-th pixel.

Two boxes make a tent, and a tent around 64 places is a product with few numbers. So nothing is smoothed that is not
looked at, and a JPEG that was decoded at an eighth gives nearly the values of the whole one: each pixel stands where
it stood in the full picture.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL import Image

SIDE = 64

Grey = npt.NDArray[np.float32]


def small_grey(picture: Image.Image, full: tuple[int, int] | None = None) -> Grey:
    """`picture`, which was `full` (width, height) in pixels before it was reduced, as shape (64, 64)."""
    wide, high = full or picture.size
    pixels = np.asarray(picture.convert("L"), dtype=np.float32)
    rows = _tents(picture.height, high) @ pixels
    return np.ascontiguousarray((_tents(picture.width, wide) @ rows.T).T, dtype=np.float32)


@lru_cache(maxsize=512)
def _tents(here: int, full: int) -> Any:
    """Sparse weights, shape (64, here): what each of `here` pixels has of the tents in `full` pixels."""
    from scipy.sparse import coo_array

    window = -(-full // (2 * SIDE))
    tent = np.convolve(np.ones(window), np.ones(window)) / window**2
    centre = ((np.arange(SIDE) + 0.5) * full / SIDE).astype(int)
    at = np.clip(centre[:, None] - (window - 1) // 2 * 2 + np.arange(len(tent)), 0, full - 1)
    place = np.clip((at + 0.5) * here / full - 0.5, 0, here - 1)
    low = place.astype(int)
    part = place - low
    row = np.broadcast_to(np.arange(SIDE)[:, None], at.shape)
    weights = np.concatenate([(tent * (1 - part)).ravel(), (tent * part).ravel()])
    columns = np.concatenate([low.ravel(), np.minimum(low + 1, here - 1).ravel()])
    found = coo_array((weights, (np.tile(row.ravel(), 2), columns)), shape=(SIDE, here))
    return found.tocsr().astype(np.float32)
