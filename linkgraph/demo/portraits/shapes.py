"""Outlines as arrays of points (n, 2)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]


def points(*pairs: Sequence[float]) -> Points:
    """An array of points out of pairs."""
    return np.array(pairs, dtype=np.float64)


def ellipse(x: float, y: float, rx: float, ry: float, count: int = 40) -> Points:
    """An ellipse around (x, y)."""
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return np.column_stack([x + rx * np.cos(angle), y + ry * np.sin(angle)])


def arc(x: float, y: float, rx: float, ry: float, start: float, end: float, count: int = 24) -> Points:
    """A piece of an ellipse between two angles in degrees (0 is right, 90 is down)."""
    angle = np.radians(np.linspace(start, end, count))
    return np.column_stack([x + rx * np.cos(angle), y + ry * np.sin(angle)])


def rounded(x: float, y: float, rx: float, ry: float, power: float = 4.0, count: int = 48) -> Points:
    """A superellipse: 2 is an ellipse, bigger powers come near a box."""
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    return np.column_stack(
        [x + rx * np.sign(c) * np.abs(c) ** (2 / power), y + ry * np.sign(s) * np.abs(s) ** (2 / power)]
    )


def smooth(corners: Points, *, closed: bool = True, steps: int = 8) -> Points:
    """A Catmull-Rom curve through `corners`."""
    before, after = (corners[-1:], corners[:2]) if closed else (corners[:1], corners[-1:])
    p = np.vstack([before, corners, after])
    t = np.linspace(0, 1, steps, endpoint=False)[None, :, None]
    a, b, c, d = (p[i : len(p) - 3 + i][:, None, :] for i in range(4))
    curve = 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3)
    flat: Points = curve.reshape(-1, 2)
    return flat if closed else np.vstack([flat, corners[-1:]])


def both_sides(half: Points) -> Points:
    """A closed outline out of its right half, given from the top to the bottom."""
    left = half[::-1] * [-1, 1]
    return np.vstack([half, left])
