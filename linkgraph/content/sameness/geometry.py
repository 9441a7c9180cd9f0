"""How one picture lies in another: the similarity that most of their common points agree on."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from linkgraph.content.features import Features

NEAR = 64
"""Bits of 256 at which two points may still be the same."""
OFF = 0.012
"""Of the longer side: how far a common point may lie from where it should."""
LEAST = 5
"""Points that have to agree; of fewer nothing is tried."""
SPOT = 80
"""Points that fall into one cell of 1/80 of the side are one."""


Box = tuple[float, float, float, float]
"""Left, top, right, lower, in shares of the longer side."""


class Fit(NamedTuple):
    """How places of one picture (mirrored first, if so) become places of the other.

    `matrix` has shape (2, 3); `points` agree on it, and half of them lie at most `off` from where they should.
    """

    matrix: npt.NDArray[np.float64]
    points: int
    mirrored: bool
    off: float
    boxes: tuple[Box, Box]
    """Where the points lie in each picture."""

    @property
    def scale(self) -> float:
        """How much larger things are in the second."""
        return float(np.hypot(self.matrix[0, 0], self.matrix[1, 0]))

    @property
    def degrees(self) -> float:
        """By how much the first was turned, -180 to 180."""
        return math.degrees(math.atan2(self.matrix[1, 0], self.matrix[0, 0]))


def fit(one: Features, other: Features) -> Fit | None:
    """The way to lay `one` on `other` that most points support; None where fewer than LEAST do."""
    left, right = _partners(one, other)
    unlike = one.flipped[left] != other.flipped[right]
    found: _Agreed | None = None
    for mirrored, some in ((False, ~unlike), (True, unlike)):
        start, end = one.places[left[some]], other.places[right[some]]
        if found is None or len(start) > found.points:
            best = _similarity(start, end, mirrored)
            found = best if found is None or (best and best.points > found.points) else found
    return _fit(found) if found and found.points >= LEAST else None


def _partners(one: Features, other: Features) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Points that are nearest to each other, both ways."""
    if not len(one.bits) or not len(other.bits):
        return np.empty(0, np.int64), np.empty(0, np.int64)
    left, right = (np.ascontiguousarray(each.bits).view(np.uint64).T for each in (one, other))
    apart = np.zeros((len(one.bits), len(other.bits)), dtype=np.uint16)
    for word in range(len(left)):
        apart += np.bitwise_count(left[word, :, None] ^ right[word])
    nearest, back = apart.argmin(axis=1), apart.argmin(axis=0)
    here = np.arange(len(nearest))
    mutual = (back[nearest] == here) & (apart[here, nearest] < NEAR)
    return here[mutual], nearest[mutual]


class _Agreed(NamedTuple):
    """A similarity and the places that agree on it, as they are in both; `points` of them are apart."""

    matrix: npt.NDArray[np.float64]
    mirrored: bool
    start: npt.NDArray[np.float32]
    end: npt.NDArray[np.float32]
    points: int


def _similarity(start: npt.NDArray[np.float32], end: npt.NDArray[np.float32], mirrored: bool) -> _Agreed | None:
    import cv2

    if len(start) < LEAST:
        return None
    turned = _mirrored(start) if mirrored else start
    matrix, kept = cv2.estimateAffinePartial2D(turned, end, ransacReprojThreshold=OFF, maxIters=300)
    if matrix is None:  # too little agrees
        return None  # type: ignore[unreachable]
    agree = kept.ravel() > 0
    start, end = start[agree], end[agree]
    spots = {(x, y) for x, y in (end * SPOT).astype(int).tolist()}
    return _Agreed(np.asarray(matrix, dtype=np.float64), mirrored, start, end, len(spots))


def _mirrored(places: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    return places * np.array([-1, 1], dtype=np.float32)


def _fit(found: _Agreed) -> Fit:
    """What there is to say of the similarity that is taken."""
    start = _mirrored(found.start) if found.mirrored else found.start
    laid = start @ found.matrix[:, :2].T + found.matrix[:, 2]
    off = float(np.median(np.hypot(*(laid - found.end).T)))
    return Fit(found.matrix, found.points, found.mirrored, off, (_box(found.start), _box(found.end)))


def _box(places: npt.NDArray[np.float32]) -> Box:
    (left, top), (right, low) = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    return left, top, right, low
