"""How much two pictures are alike as they stand, in all eight ways; strangers are told by an eighth of their sides."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from linkgraph.content.pdq import TURNS, Grey, turned

SIDE, CELL = 8, 8
"""Cells a side, and steps a side of each."""
SLACK = 1e-3
"""By how much more than arithmetic in 32 bits is wrong the bound is wide."""

Floats = npt.NDArray[np.float64]


def ways(one: Grey, other: Grey) -> list[float]:
    """The correlation with the other picture, of shape (64, 64), in each of the eight ways."""
    a, b = one - one.mean(), other - other.mean()
    norm = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return [float((a * turned(b, turn)).sum()) / norm if norm > 1e-6 else 0.0 for turn in range(TURNS)]


def outline(small: npt.NDArray[np.uint8]) -> Floats:
    """What `surely_below` needs of a picture of shape (64, 64): its 64 cells, and what they leave of its deviation.

    The cells are of deviation 1 together with the rest, of shape (65,); all 0 for an even picture.
    """
    steps = small - small.mean()
    whole = float(np.sqrt((steps * steps).sum()))
    cells = steps.reshape(SIDE, CELL, SIDE, CELL).sum(axis=(1, 3)).ravel() / (CELL * max(whole, 1e-6))
    rest = np.sqrt(max(1 - float((cells * cells).sum()), 0.0)) if whole else 0.0
    return np.append(cells, rest)


def surely_below(one: Floats, other: Floats, least: float) -> bool:
    """Whether none of `ways` comes to `least`, by two outlines: what cells leave agrees fully at best."""
    best = (other[_turns()] @ one[:-1]).max() + one[-1] * other[-1]
    return bool(best < least - SLACK)


@cache
def _turns() -> npt.NDArray[np.int64]:
    """Where each cell comes from in each of the eight ways, shape (8, 64)."""
    cells = np.arange(SIDE * SIDE, dtype=np.float32).reshape(SIDE, SIDE)
    return np.stack([turned(cells, turn).ravel() for turn in range(TURNS)]).astype(np.int64)
