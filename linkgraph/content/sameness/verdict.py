"""What was done to one picture to make the other, or that they are two."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from linkgraph.content.features import Features
from linkgraph.content.hamming import distance
from linkgraph.content.pdq import TURNS, Grey, pdq, turned
from linkgraph.content.sameness.alignment import aligned_correlation
from linkgraph.content.sameness.geometry import Fit, fit
from linkgraph.content.sameness.laying import back, forth
from linkgraph.content.sameness.overlap import Overlap, overlap
from linkgraph.content.sameness.views import View
from linkgraph.content.sameness.ways import surely_below, ways

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
sitter come as near as the rest asks for, and nearer where one is seen from the side."""
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
    """The verdict on two pictures; None where they are not shown to be one.

    Two pages are one where a picture on them is: two profiles of one platform, captured from the screen, have all in
    common but the portrait, and what they have in common lies exactly.
    """
    if len(one.views) > 1 and len(other.views) > 1:
        for here, there in product(pictures_on(one), pictures_on(other)):
            if told := _verdict(here, there, blurred=False):
                return told
    found = _verdict(one, other)
    return None if found and found.fit and found.level != "part" and _another_on_it(one, other, found.fit) else found


def _another_on_it(one: Seen, other: Seen, found: Fit) -> bool:
    """Whether they are pages that hold pictures at one place, or one is, and not that picture is there."""
    here = [view for view in one.views[1:] if other.views[0].holds(forth(view.middle, found)).all()]
    there = [view for view in other.views[1:] if one.views[0].holds(back(view.middle, found)).all()]
    if here and there:
        return any(_at_one_place(a, b, found) for a in here for b in there)
    if found.off > EXACT:
        return False
    laid = [overlap([view], other.views, found) for view in here]
    laid += [overlap(one.views, [view], found) for view in there]
    return bool(laid) and not any(each.correlation >= ALIKE or each.worst >= STEADY for each in laid)


def _at_one_place(one: View, other: View, found: Fit) -> bool:
    """Whether the middle of either view lies in the other."""
    return bool(other.holds(forth(one.middle, found)).all() or one.holds(back(other.middle, found)).all())


def pictures_on(page: Seen) -> list[Seen]:
    """The pictures on a page, each by itself; none where it is no page."""
    return [Seen(int(pdq(view.grey), 16), [view], _points_in(page.points, view)) for view in page.views[1:]]


def _points_in(points: Features, view: View) -> Features:
    inside = view.holds(points.places)
    return Features(points.places[inside], points.bits[inside], points.flipped[inside])


def _verdict(one: Seen, other: Seen, *, blurred: bool = True) -> Verdict | None:
    """`blurred`: whether pictures with few points may be told without them."""
    found = fit(one.points, other.points)
    if found and found.points >= FEW:
        laid = overlap(one.views, other.views, found)
        if (
            _one(found, laid, distance(one.hash, other.hash))
            or _inside(one, other, found, laid)
            or _framed(one, other, found)
        ):
            return Verdict(_level(found, laid), found.points, laid.correlation, found)
    smooth = blurred and min(len(one.points.bits), len(other.points.bits)) < SMOOTH
    return _whole(one.views[0], other.views[0], smooth)


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
    if min(laid.of_one, laid.of_other) < UNCUT or bits <= CLOSE:
        return STEADY
    return CLEAR if laid.aslant else STEADIER


def _inside(one: Seen, other: Seen, found: Fit, laid: Overlap) -> bool:
    """Whether they agree among the points only: one was cut, then set into a larger picture, or has a caption."""
    part = min(laid.of_one, laid.of_other) <= HALF
    if found.points < (SOME if part else MANY) or (not part and laid.heart < HEART):
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


def _whole(one: View, other: View, smooth: bool) -> Verdict | None:
    """By the pictures as they stand, in all eight ways; smooth ones also by alignment."""
    if not smooth and surely_below(one.outline, other.outline, WHOLE):
        return None
    here, there = one.grey, other.grey
    alike = ways(here, there)
    best = int(np.argmax(alike))
    if alike[best] >= WHOLE:
        return Verdict("same" if not best else "mirrored" if best == TURNS // 2 else "turned", 0, alike[best])
    if not smooth:
        return None
    for turn, level in ((0, "cropped"), (TURNS // 2, "mirrored")):
        if alike[turn] >= FAINT and (found := _aligned(here, np.ascontiguousarray(turned(there, turn)))) >= ALIGNED:
            return Verdict(level, 0, found)
    return None


def _aligned(one: Grey, other: Grey) -> float:
    return max(aligned_correlation(one, other), aligned_correlation(other, one))
