"""What a point looks like: 256 comparisons of pixels around it (BRIEF, Calonder et al. 2010).

The patch is turned to the point's own direction (ORB, Rublee et al. 2011), and mirrored where
its lower half outweighs the upper: so a mirrored picture has the same bits, and only the flag
differs.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

import numpy as np
import numpy.typing as npt

BYTES = 32
REACH = 15
WIDE = 2 * REACH + 1

Pixels = npt.NDArray[np.uint8]
Floats = npt.NDArray[np.float32]


def describe_points(
    pixels: Pixels, places: Floats, angles: Floats, octaves: npt.NDArray[np.int64], step: float
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.bool_]]:
    """Bits, shape (n, 32), and which patches were mirrored, of points at `places` (x, y) with `angles` in degrees."""
    patches = np.empty((len(places), WIDE * WIDE), dtype=np.float32)
    for octave in np.unique(octaves).tolist():
        some = octaves == octave
        patches[some] = _patches(pixels, places[some], np.deg2rad(angles[some]), step**octave)
    flipped = (patches - patches.mean(axis=1, keepdims=True)) @ _handedness() < 0
    square = patches.reshape(-1, WIDE, WIDE)
    square[flipped] = square[flipped][:, ::-1]
    one, other = _pairs()
    return np.packbits(patches[:, one] < patches[:, other], axis=1), flipped


def _patches(pixels: Pixels, places: Floats, angles: Floats, scale: float) -> Floats:
    """The surroundings of each point in the picture made smaller by `scale`, turned upright."""
    import cv2

    small = cv2.resize(pixels, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA)
    smooth = cv2.GaussianBlur(small, (7, 7), 2)
    across, down = _grid()
    cosine, sine = np.cos(angles)[:, None], np.sin(angles)[:, None]
    x = places[:, :1] / scale + cosine * across - sine * down
    y = places[:, 1:] / scale + sine * across + cosine * down
    return np.asarray(
        cv2.remap(smooth, x.astype(np.float32), y.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    )


@cache
def _grid() -> tuple[Floats, Floats]:
    down, across = np.mgrid[-REACH : REACH + 1, -REACH : REACH + 1].astype(np.float32)
    return across.ravel(), down.ravel()


@cache
def _handedness() -> Floats:
    """Weights of a moment that changes its sign where the patch is mirrored along its direction."""
    across, down = _grid()
    return np.asarray(across * down * (across**2 + down**2 <= REACH**2), dtype=np.float32)


@cache
def _pairs() -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Which two pixels each bit compares: chosen once, to be even and to say little twice; they never change."""
    text = resources.files(__package__).joinpath("pattern.csv").read_text(encoding="utf-8")
    x_y = np.loadtxt(text.splitlines(), delimiter=",", dtype=np.int64).reshape(-1, 2, 2)
    flat = ((x_y + REACH) * np.array([WIDE, 1])).sum(axis=2)
    return flat[:, 0], flat[:, 1]
