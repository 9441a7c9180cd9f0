"""The even ground in the corners of a picture: bars, frames, what a turn leaves, what lies round a disc.

It shows nothing, so it is not compared.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from linkgraph.content.pdq import SIDE

EVEN = 2
"""Grey levels from those of the corner."""
MOST = 0.6
"""Of a picture: where more is even, the ground is part of what it shows."""
LEAST = 0.06


def ground(small: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """Which of 64 x 64 grey pixels are of the ground that a corner belongs to; none where that is hardly any."""
    import cv2

    found = np.zeros((SIDE + 2, SIDE + 2), np.uint8)
    last = SIDE - 1
    for corner in ((0, 0), (last, 0), (0, last), (last, last)):
        flags = 4 | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE | (1 << 8)
        cv2.floodFill(small.copy(), found, corner, 0, EVEN, EVEN, flags)
    inner = found[1:-1, 1:-1] > 0
    return inner if LEAST <= inner.mean() <= MOST else np.zeros_like(inner)
