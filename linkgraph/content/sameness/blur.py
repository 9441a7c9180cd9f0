"""Small pictures made soft: of 64 x 64 steps two products of matrices do it, faster than a filter is loaded."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from linkgraph.content.pdq import SIDE, Grey

REACH = 4.0
"""Deviations to which a step is looked for."""


def blurred(grey: Grey, deviation: float) -> Grey:
    """Each step the mean of those around it by a Gaussian of this deviation, in steps; beyond the rim it is mirrored.

    To the last bit but rarely what `scipy.ndimage.gaussian_filter` makes of it.
    """
    weights = _weights(deviation)
    down: Grey = (weights @ grey).astype(np.float32)
    return np.asarray((down @ weights.T).astype(np.float32))


@lru_cache(maxsize=64)
def _weights(deviation: float) -> npt.NDArray[np.float64]:
    """What each step counts for each, shape (64, 64)."""
    reach = int(REACH * deviation + 0.5)
    off = np.arange(-reach, reach + 1)
    bell = np.exp(-0.5 / (deviation * deviation) * off**2)
    at = (np.arange(SIDE)[:, None] + off) % (2 * SIDE)
    source = np.minimum(at, 2 * SIDE - 1 - at)
    weights = np.zeros((SIDE, SIDE))
    np.add.at(weights, (np.arange(SIDE)[:, None], source), bell / bell.sum())
    return weights
