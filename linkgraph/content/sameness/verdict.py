"""What was done to one picture to make the other, or that they are two."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from linkgraph.content.features import Features
from linkgraph.content.hamming import distance
from linkgraph.content.pdq import TURNS, Grey, turned
from linkgraph.content.sameness.alignment import aligned_correlation
from linkgraph.content.sameness.geometry import Fit, fit
from linkgraph.content.sameness.overlap import Overlap, overlap
from linkgraph.content.sameness.views import View

POINTS, ALIKE = 7, 0.8
"""Common points, and the correlation of what both show, that two pictures need to be one."""
FEW, CLEAR = 5, 0.96
"""Fewer points, where nine tiles in ten agree so well."""
STEADY, COARSE = 0.9, 0.8
"""How well nine tiles in ten agree, and how well where one of the pictures is very small."""
SPOTLESS = 0.975
"""How well they agree in the middle, where frames and borders differ."""
SHARP = 64
"""Pixels of the shorter side from which a picture is not very small."""
UNCUT, CLOSE, STEADIER = 0.85, 31, 0.94
"""Two sharp pictures that cover each other so far agree better, or their hashes are so close: two shots of one
sitter come as near as the rest asks for."""
MANY, MOSTLY = 60, 0.9
"""Common points, and how well half of the tiles agree, where a caption or a mark covers the rest."""
EXACT, SOME, PARTLY = 0.002, 15, 0.75
"""The same with fewer points where these lie exactly, as those of another shot do not."""
HEART = 0.85
"""Part of the middle that has to agree then: before one ground, pasted or in a studio, sit different people."""
WHOLE = 0.97
"""Correlation of the whole pictures that does without common points."""
SMOOTH = 24
"""Points below which a picture has too few to be told by them."""
ALIGNED, FAINT = 0.895, 0.55
"""For smooth pictures: the correlation after alignment, and before it, that are needed."""
HALF = 0.5
NEARLY_ALL = 0.93
PART = 0.36
"""Of the larger picture: what a smaller one covers at most to be a part of it."""
SIDEWAYS = 30.0
"""Degrees from which a picture is turned."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture as far as it is compared: its PDQ hash, its views, the whole first, and its points."""

    hash: int
    views: list[View]
    points: Features


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two pictures are one: the level, and what it rests on (common points, correlation, the fit)."""

    level: str
    points: int
    correlation: float
    fit: Fit | None = None


def verdict(one: Seen, other: Seen) -> Verdict | None:
    """The verdict on two pictures; None where they are not shown to be one."""
    found = fit(one.points, other.points)
    if found and found.points >= FEW:
        laid = overlap(one.views, other.views, found)
        if (
            _one(found, laid, distance(one.hash, other.hash))
            or _inside(one, other, found, laid)
            or _framed(one, other, found)
        ):
            return Verdict(_level(found, laid), found.points, laid.correlation, found)
    smooth = min(len(one.points.bits), len(other.points.bits)) < SMOOTH
    return _whole(one.views[0].grey, other.views[0].grey, smooth)


def _one(found: Fit, laid: Overlap, bits: int) -> bool:
    if found.points < POINTS:
        return laid.correlation >= ALIKE and laid.worst >= CLEAR
    alike = laid.correlation >= ALIKE and laid.worst >= _least(laid, bits)
    covered = found.points >= MANY and laid.middle >= MOSTLY
    exact = found.points >= SOME and found.off <= EXACT and laid.middle >= PARTLY
    return alike or ((covered or exact) and laid.heart >= HEART)


def _least(laid: Overlap, bits: int) -> float:
    if laid.pixels < SHARP:
        return COARSE
    return STEADIER if min(laid.of_one, laid.of_other) >= UNCUT and bits > CLOSE else STEADY


def _inside(one: Seen, other: Seen, found: Fit, laid: Overlap) -> bool:
    """Whether they agree among the points only: one was cut, then set into a larger picture, or has a caption."""
    part = min(laid.of_one, laid.of_other) <= HALF
    if found.points < (SOME if part else MANY):
        return False
    closer = overlap(one.views, other.views, found, within="points")
    return closer.correlation >= ALIKE and closer.worst >= (COARSE if part else CLEAR)


def _framed(one: Seen, other: Seen, found: Fit) -> bool:
    """Whether they agree but for what lies at the edge."""
    if found.points < SOME:
        return False
    middle = overlap(one.views, other.views, found, within="middle")
    return middle.correlation >= ALIKE and middle.worst >= SPOTLESS


def _level(found: Fit, laid: Overlap) -> str:
    shares = laid.of_one, laid.of_other
    if min(shares) < PART and max(shares) > 0.6:
        return "part"
    if abs(found.degrees) > SIDEWAYS:
        return "turned"
    if found.mirrored:
        return "mirrored"
    return "same" if min(shares) >= NEARLY_ALL else "cropped"


def _whole(one: Grey, other: Grey, smooth: bool) -> Verdict | None:
    """By the pictures as they stand, in all eight ways; smooth ones also by alignment."""
    ways = _ways(one, other)
    best = int(np.argmax(ways))
    if ways[best] >= WHOLE:
        return Verdict("same" if not best else "mirrored" if best == TURNS // 2 else "turned", 0, ways[best])
    if not smooth:
        return None
    for turn, level in ((0, "cropped"), (TURNS // 2, "mirrored")):
        if ways[turn] >= FAINT and (found := _aligned(one, np.ascontiguousarray(turned(other, turn)))) >= ALIGNED:
            return Verdict(level, 0, found)
    return None


def _ways(one: Grey, other: Grey) -> list[float]:
    """The correlation with the other picture in each of the eight ways."""
    a, b = one - one.mean(), other - other.mean()
    norm = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return [float((a * turned(b, turn)).sum()) / norm if norm > 1e-6 else 0.0 for turn in range(TURNS)]


def _aligned(one: Grey, other: Grey) -> float:
    return max(aligned_correlation(one, other), aligned_correlation(other, one))
