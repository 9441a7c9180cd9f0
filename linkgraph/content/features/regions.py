"""Pictures on a page: solid blocks on an even ground, such as the portrait of a CV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL import Image

Box = tuple[int, int, int, int]
Pixels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]
PAGE = 400
"""Pixels of the longer side below which a picture holds no other."""
CELLS = 96
"""Cells along the longer side."""
INK = 20
"""Grey levels from the ground that make a pixel ink."""
SKETCH = 480
"""Pixels of the longer side at which smooth ways are looked for."""
STEEP = 6
"""Grey levels among nine neighbours up to which a way is smooth."""
EVEN = 0.3
"""The ground covers at least this share of a page."""
SOLID, FULL = 0.6, 0.75
"""Ink in a cell of a picture, and cells of that kind in its box; lines of text have less."""
LEAST, MOST = 0.008, 0.7
"""Of the page."""
KEPT = 4


def regions(grey: Image.Image) -> list[Box]:
    """Boxes (left, top, right, lower, in pixels) of up to four pictures on a page, largest first."""
    if max(grey.size) < PAGE:
        return []
    pixels = np.asarray(grey)
    found = _blocks(_off_the_slope(pixels)) or _blocks(_off_the_level(pixels))
    return sorted(found, key=_area, reverse=True)[:KEPT]


def _off_the_level(pixels: Pixels) -> Mask:
    """What differs from the most common grey, as paper is."""
    counts = np.bincount(pixels.ravel() >> 3, minlength=32)
    ground = int(counts.argmax()) * 8 + 4
    return np.asarray(np.abs(pixels.astype(np.int16) - ground) > INK)


def _off_the_slope(pixels: Pixels) -> Mask:
    """What no smooth way leads to from the rim: so the ground may change, as that of a card does."""
    import cv2

    scale = max(pixels.shape) / SKETCH
    wide, high = (max(8, round(length / scale)) for length in reversed(pixels.shape))
    small = cv2.resize(pixels, (wide, high), interpolation=cv2.INTER_AREA)
    square = np.ones((3, 3), np.uint8)
    smooth = cv2.subtract(cv2.dilate(small, square), cv2.erode(small, square)) <= STEEP
    count, labels = cv2.connectedComponents(smooth.astype(np.uint8), connectivity=4)
    rim = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    reached = np.bincount(rim, minlength=count) > 0
    reached[0] = False
    ground = cv2.dilate(reached[labels].astype(np.uint8), square)
    return np.asarray(cv2.resize(ground, pixels.shape[::-1], interpolation=cv2.INTER_NEAREST) == 0)


def _blocks(ink: Mask) -> list[Box]:
    from scipy import ndimage

    size = -(-max(ink.shape) // CELLS)
    high, wide = (length // size for length in ink.shape)
    if not high or not wide or ink.mean() > 1 - EVEN:
        return []
    share = ink[: high * size, : wide * size].reshape(high, size, wide, size).mean(axis=(1, 3))
    labels, _ = ndimage.label(ndimage.binary_closing(share >= SOLID, iterations=2))
    found = []
    for label, (down, across) in enumerate(ndimage.find_objects(labels), 1):
        part = labels[down, across] == label
        if LEAST <= part.size / share.size <= MOST and part.mean() >= FULL:
            found.append((across.start * size, down.start * size, across.stop * size, down.stop * size))
    return found


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
