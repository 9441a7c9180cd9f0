"""Two pictures, one in the frame of the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from linkgraph.content.pdq import SIDE, Grey
from linkgraph.content.sameness.adjusting import adjusted
from linkgraph.content.sameness.geometry import Box, Fit
from linkgraph.content.sameness.ground import ground
from linkgraph.content.sameness.views import View, best_view

EDGE = 0.12
"""Of each side, where frames and borders are."""
SHOWN = 0.15
"""Of the steps: what has to be left without the ground."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Laid:
    """Both pictures in the frame of one, of shape (64, 64): grey values, where both are, and where one has a ground."""

    one: Grey
    other: Grey
    shared: npt.NDArray[np.bool_]
    bare: npt.NDArray[np.bool_]
    coarse: float
    """How many steps one pixel of the coarser copy takes."""
    aslant: bool
    """Whether one is seen from the side."""


def lay(one: list[View], other: list[View], fit: Fit, *, within: str = "") -> Laid:
    """Both in the frame of the picture that is covered more, finely adjusted."""
    seen_here = other[0].holds(forth(_places(one[0]), fit))
    seen_there = one[0].holds(back(_places(other[0]), fit))
    if seen_there.mean() >= seen_here.mean():
        box = _limits(within, fit.boxes[1], other[0])
        return _lay(one, other, seen_there, lambda places: back(places, fit), 1 / fit.scale, box)
    box = _limits(within, fit.boxes[0], one[0])
    laid = _lay(other, one, seen_here, lambda places: forth(places, fit), fit.scale, box)
    return replace(laid, one=laid.other, other=laid.one)


def _lay(
    moving: list[View],
    still: list[View],
    seen: npt.NDArray[np.bool_],
    move: Callable[[Floats], Floats],
    scale: float,
    box: Box | None,
) -> Laid:
    """Lays `moving` into the frame of `still`, of which the places `seen` are covered; `scale` is what `move` does."""
    frame = best_view(still, _places(still[0])[seen])
    places = move(_places(frame))
    inside = moving[0].holds(places) & _boxed(_places(frame), box)
    source = best_view(moving, places[inside])
    coarse = max(1.0, max(source.size) / (max(frame.size) * scale))
    shared = inside.reshape(SIDE, SIDE)
    bare, under = _sampled_ground(source, places), ground(frame.small)
    told = _shown(shared, bare | under)
    moved, bare, aslant = adjusted(_sampled(source, places), bare, frame.grey, told)
    return Laid(moved, frame.grey, shared, bare | under, coarse, aslant)


def without_ground(laid: Laid) -> Laid:
    """The same with the ground of either even in both, and not compared; unchanged where little would be left."""
    shown = _shown(laid.shared, laid.bare)
    if not laid.bare.any() or shown is laid.shared:
        return laid
    one, other = (np.where(laid.bare, grey[shown].mean(), grey).astype(np.float32) for grey in (laid.one, laid.other))
    return replace(laid, one=one, other=other, shared=shown)


def _shown(shared: npt.NDArray[np.bool_], bare: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The shared steps without the ground; `shared` itself where little would be left."""
    shown = shared & ~bare
    return shown if shown.mean() >= SHOWN else shared


def shares(one: View, other: View, fit: Fit) -> tuple[float, float]:
    """The part of each picture that the other covers."""
    return float(other.holds(forth(_places(one), fit)).mean()), float(one.holds(back(_places(other), fit)).mean())


def forth(places: Floats, fit: Fit) -> Floats:
    """Places of the first picture in the second."""
    if fit.mirrored:
        places = places * np.array([-1.0, 1.0])
    return np.asarray(places @ fit.matrix[:, :2].T + fit.matrix[:, 2])


def back(places: Floats, fit: Fit) -> Floats:
    """Places of the second picture in the first."""
    found = np.linalg.solve(fit.matrix[:, :2], (places - fit.matrix[:, 2]).T).T
    return np.asarray(found * np.array([-1.0, 1.0]) if fit.mirrored else found, dtype=np.float64)


def _places(view: View) -> Floats:
    steps = (np.arange(SIDE) + 0.5) / SIDE
    x, y = np.meshgrid(steps * view.size[0] + view.corner[0], steps * view.size[1] + view.corner[1])
    return np.stack([x.ravel(), y.ravel()], axis=1)


def _limits(within: str, points: Box, view: View) -> Box | None:
    if within != "middle":
        return points if within else None
    wide, high = view.size
    return wide * EDGE, high * EDGE, wide * (1 - EDGE), high * (1 - EDGE)


def _boxed(places: Floats, box: Box | None) -> npt.NDArray[np.bool_]:
    if box is None:
        return np.ones(len(places), dtype=np.bool_)
    return np.asarray(((places >= box[:2]) & (places <= box[2:])).all(axis=1))


def _sampled(view: View, places: Floats) -> Grey:
    """The view at these places, between its pixels, of shape (64, 64)."""
    import cv2

    return np.asarray(_at(view.grey, view, places, cv2.INTER_LINEAR), dtype=np.float32)


def _sampled_ground(view: View, places: Floats) -> npt.NDArray[np.bool_]:
    """Whether the view shows its ground at these places."""
    import cv2

    return _at(ground(view.small).astype(np.uint8), view, places, cv2.INTER_NEAREST) > 0


def _at(pixels: npt.NDArray[Any], view: View, places: Floats, way: int) -> npt.NDArray[Any]:
    import cv2

    at = ((places - np.array(view.corner)) / np.array(view.size) * SIDE - 0.5).astype(np.float32)
    x, y = at.reshape(SIDE, SIDE, 2).transpose(2, 0, 1)
    return cv2.remap(pixels, np.ascontiguousarray(x), np.ascontiguousarray(y), way, borderMode=1)
