"""Pictures on a page: solid blocks on an even ground, such as the portrait of a CV."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from PIL import Image

Box = tuple[int, int, int, int]
PAGE = 400
"""Pixels of the longer side below which a picture holds no other."""
CELLS = 96
"""Cells along the longer side."""
INK = 20
"""Grey levels from the ground that make a pixel ink."""
EVEN = 0.3
"""The ground covers at least this share of a page."""
SOLID, FULL = 0.6, 0.75
"""Ink in a cell of a picture, and cells of that kind in its box; lines of text have less."""
LEAST, MOST = 0.008, 0.7
"""Of the page."""
KEPT = 4


def regions(grey: Image.Image) -> list[Box]:
    """Boxes (left, top, right, lower, in pixels) of up to four pictures on a page, largest first."""
    from scipy import ndimage

    if max(grey.size) < PAGE:
        return []
    pixels = np.asarray(grey)
    counts = np.bincount(pixels.ravel() >> 3, minlength=32)
    ground = int(counts.argmax()) * 8 + 4
    ink = np.abs(pixels.astype(np.int16) - ground) > INK
    if ink.mean() > 1 - EVEN:
        return []
    size = -(-max(pixels.shape) // CELLS)
    high, wide = (length // size for length in pixels.shape)
    share = ink[: high * size, : wide * size].reshape(high, size, wide, size).mean(axis=(1, 3))
    labels, _ = ndimage.label(ndimage.binary_closing(share >= SOLID, iterations=2))
    found = []
    for label, (down, across) in enumerate(ndimage.find_objects(labels), 1):
        part = labels[down, across] == label
        if LEAST <= part.size / share.size <= MOST and part.mean() >= FULL:
            box = (across.start * size, down.start * size, across.stop * size, down.stop * size)
            found.append((part.size, box))
    return [box for _, box in sorted(found, reverse=True)[:KEPT]]
