"""The last half pixel: one picture is moved on another until they agree best."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from linkgraph.content.pdq import SIDE, Grey

LAST = 30
"""Rounds."""
SIMILAR, WELL = 0.9, 0.995
"""Correlations between which pictures that lie flat on each other may do so better aslant."""


def adjusted(
    moved: Grey, bare: npt.NDArray[np.bool_], frame: Grey, told: npt.NDArray[np.bool_]
) -> tuple[Grey, npt.NDArray[np.bool_], bool]:
    """The last half pixel, by maximising correlation (ECC, Evangelidis and Psarakis 2008) over the
    steps `told`; `bare` moves along.

    Where a similar picture does not lie well on the other yet, it may have been seen from the side: the last says so.
    """
    import cv2

    mask = told.astype(np.uint8) * 255
    matrix, alike = _maximised(moved, frame, mask, np.eye(3, dtype=np.float32), cv2.MOTION_AFFINE)
    aslant = False
    if SIMILAR <= alike < WELL:
        seen, better = _maximised(moved, frame, mask, matrix, cv2.MOTION_HOMOGRAPHY)
        aslant = better > alike
        matrix = seen if aslant else matrix
    if np.abs(matrix[:2] - np.eye(2, 3)).max() > SIDE / 8:
        return moved, bare, False
    still = _warped(bare.astype(np.uint8), matrix, cv2.INTER_NEAREST) > 0
    return _warped(moved, matrix, cv2.INTER_LINEAR), still, aslant


def _maximised(
    moved: Grey, frame: Grey, mask: npt.NDArray[np.uint8], start: npt.NDArray[np.float32], motion: int
) -> tuple[npt.NDArray[np.float32], float]:
    """The motion, of shape (3, 3), from `start` on, and the correlation it gives; `start` and 0 where there is none."""
    import cv2

    end = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, LAST, 1e-4)
    rows = 3 if motion == cv2.MOTION_HOMOGRAPHY else 2
    try:
        alike, found = cv2.findTransformECC(frame, moved, start[:rows].copy(), motion, end, mask, 3)
    except cv2.error:  # it does not converge: they stay as they lie
        return start, 0.0
    return np.concatenate([found, start[rows:]]).astype(np.float32), float(alike)


def _warped(pixels: npt.NDArray[Any], matrix: npt.NDArray[np.float32], way: int) -> npt.NDArray[Any]:
    import cv2

    if np.array_equal(matrix, np.eye(3)):
        return pixels
    flags = way | cv2.WARP_INVERSE_MAP
    return cv2.warpPerspective(pixels, matrix, (SIDE, SIDE), flags=flags, borderMode=cv2.BORDER_REPLICATE)
