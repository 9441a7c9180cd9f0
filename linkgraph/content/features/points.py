"""Which points of a picture are described, and how they are stored."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from linkgraph.content.features.patches import BYTES, describe_points
from linkgraph.content.features.regions import Box

if TYPE_CHECKING:
    from PIL import Image

MOST = 160
"""Points kept of a picture, and again of each picture that is seen inside it."""
FINE = 320
"""Points kept of a large picture full of detail, looked at more closely."""
SIDE, CLOSER = 320, 640
"""Pixels of the longer side at which points are looked for."""
DETECTED = 1500
GRID = 12
STEP = 1.25
UNIT = 65535
PLACE = np.dtype("<u2")


class Features(NamedTuple):
    """Points: `places` (n, 2) as shares of the longer side, `bits` (n, 32), and which patches were `flipped`."""

    places: npt.NDArray[np.float32]
    bits: npt.NDArray[np.uint8]
    flipped: npt.NDArray[np.bool_]


NONE = Features(np.empty((0, 2), np.float32), np.empty((0, BYTES), np.uint8), np.empty(0, np.bool_))


def features_of(grey: Image.Image, boxes: Sequence[Box] = ()) -> Features:
    """The points of a picture in mode L; those of pictures on it, in `boxes`, are looked for one by one."""
    longer = max(grey.size)
    found = [_whole(grey)]
    for box in boxes:
        inner = _points(grey.crop(box), SIDE, MOST)
        found.append(inner._replace(places=_moved(inner.places, box, longer)))
    return Features(*(np.concatenate(parts) for parts in zip(*found, strict=True)))


def packed(features: Features) -> tuple[bytes, bytes]:
    """The points as bytes: 32 of bits each; and 4 of place each, then 1 of flip each."""
    places = (features.places * UNIT).round().clip(0, UNIT).astype(PLACE)
    return features.bits.tobytes(), places.tobytes() + features.flipped.tobytes()


def unpacked(places: bytes, bits: npt.NDArray[np.uint8]) -> Features:
    """What `packed` made; `bits` has shape (n, 32)."""
    count = len(bits)
    x_y = np.frombuffer(places, PLACE, 2 * count).reshape(-1, 2).astype(np.float32) / np.float32(UNIT)
    flipped = np.frombuffer(places, np.bool_, count, 2 * count * PLACE.itemsize)
    return Features(x_y.astype(np.float32), bits, flipped)


def _whole(grey: Image.Image) -> Features:
    if max(grey.size) < CLOSER:
        return _points(grey, SIDE, MOST)
    return _points(grey, CLOSER, FINE)


def _points(grey: Image.Image, side: int, most: int) -> Features:
    import cv2
    from PIL import Image

    scale = side / max(grey.size)
    size = (max(32, round(grey.width * scale)), max(32, round(grey.height * scale)))
    pixels = np.asarray(grey.resize(size, Image.Resampling.BOX if scale < 1 else Image.Resampling.BICUBIC))
    detector = cv2.ORB.create(DETECTED, STEP, 8, edgeThreshold=12, patchSize=24, fastThreshold=8)
    points = detector.detect(pixels, None)
    if not points:
        return NONE
    table = np.array([(*p.pt, p.angle, p.octave, p.response) for p in points], dtype=np.float32)
    kept = table[_spread(table, pixels.shape)[:most]]
    bits, flipped = describe_points(pixels, kept[:, :2], kept[:, 2], kept[:, 3].astype(int), STEP)
    return Features((kept[:, :2] / side).astype(np.float32), bits, flipped)


def _spread(table: npt.NDArray[np.float32], shape: tuple[int, ...]) -> npt.NDArray[np.int64]:
    """The strongest point of each cell of a grid first, then the second of each, and so on."""
    across, down = table[:, 0] * GRID // shape[1], table[:, 1] * GRID // shape[0]
    cell, weak = down * GRID + across, -table[:, 4]
    order = np.lexsort((weak, cell))
    begins = np.flatnonzero(np.diff(cell[order], prepend=-1))
    rank = np.arange(len(order)) - np.repeat(begins, np.diff(begins, append=len(order)))
    return np.asarray(order[np.lexsort((weak[order], rank))])


def _moved(places: npt.NDArray[np.float32], box: Box, longer: int) -> npt.NDArray[np.float32]:
    left, top, right, low = box
    size = max(right - left, low - top)
    return np.asarray((places * size + np.array([left, top])) / longer, dtype=np.float32)
