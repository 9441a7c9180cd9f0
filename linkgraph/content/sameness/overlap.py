"""What two pictures look like where one lies on the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from linkgraph.content.pdq import SIDE, Grey
from linkgraph.content.sameness.geometry import Box, Fit
from linkgraph.content.sameness.views import View, best_view

TILE = 8
"""Steps a side of a tile; the overlap is looked at in 64 x 64 steps."""
PLAIN = 0.4
"""Tiles with less contrast than this share of the picture's say nothing."""
FEWEST = 4
DETAIL, GROUND = 1.0, 3.0
"""Steps of blur: what is finer is noise, what is coarser is light."""
EDGE = 0.12
"""Of each side, where frames and borders are."""
MIDDLE, AGREES = (0.25, 0.75), 0.7
"""Between which parts of each side a sitter is, and the correlation of detail from which a tile agrees."""
EVEN = 1e-6
"""Deviation below which there is nothing to correlate."""
LEAST = 30
LAST = 30
"""Rounds of the fine adjustment."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two pictures agree where both show something.

    `correlation` is over all of it. `worst` and `middle` are of tiles, by their detail: the tenth
    part and the half that agree least agree so much. `of_one` and `of_other` are shares of each
    picture, `pixels` the shorter side of the overlap in the coarser picture. `heart` is the part of the tiles in the
    middle that agree, those that only one picture shows something in among them; 1 where there are too few.
    """

    correlation: float
    worst: float
    middle: float
    of_one: float
    of_other: float
    pixels: float
    heart: float


@dataclass(frozen=True, slots=True)
class Laid:
    """Both pictures in the frame of one: grey values of shape (64, 64), and where both show something."""

    one: Grey
    other: Grey
    shared: npt.NDArray[np.bool_]
    coarse: float
    """How many steps one pixel of the coarser copy takes."""


def overlap(one: list[View], other: list[View], fit: Fit, *, within: str = "") -> Overlap:
    """Lays one picture, given by its views, on the other by `fit` and compares.

    `within` is `points` to look only among the common points, `middle` to leave out what lies at the edge.
    """
    here, there = _places(one[0]), _places(other[0])
    of_one = float(_inside(forth(here, fit), other[0]).mean())
    of_other = float(_inside(back(there, fit), one[0]).mean())
    laid = lay(one, other, fit, within=within)
    found = _tiles(laid)
    tiles = found.agrees[found.both]
    pixels = min(
        (of_one**0.5) * min(one[0].pixels),
        (of_other**0.5) * min(other[0].pixels),
    )
    shared = laid.shared
    whole = correlation(laid.one[shared], laid.other[shared]) if shared.sum() >= LEAST else 0.0
    worst, middle = (float(np.quantile(tiles, part)) for part in (0.1, 0.5)) if len(tiles) >= FEWEST else (0.0, 0.0)
    return Overlap(whole, worst, middle, of_one, of_other, pixels, _heart(laid, found))


def lay(one: list[View], other: list[View], fit: Fit, *, within: str = "") -> Laid:
    """Both in the frame of the picture that is covered more, finely adjusted."""
    seen_here = _inside(forth(_places(one[0]), fit), other[0])
    seen_there = _inside(back(_places(other[0]), fit), one[0])
    if seen_there.mean() >= seen_here.mean():
        box = _limits(within, fit.boxes[1], other[0])
        return _lay(one, other, seen_there, lambda places: back(places, fit), 1 / fit.scale, box)
    box = _limits(within, fit.boxes[0], one[0])
    laid = _lay(other, one, seen_here, lambda places: forth(places, fit), fit.scale, box)
    return Laid(laid.other, laid.one, laid.shared, laid.coarse)


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
    inside = _inside(places, moving[0]) & _boxed(_places(frame), box)
    source = best_view(moving, places[inside])
    coarse = max(1.0, max(source.size) / (max(frame.size) * scale))
    moved, shared = _adjusted(_sampled(source, places), frame.grey, inside.reshape(SIDE, SIDE))
    return Laid(moved, frame.grey, shared, coarse)


def correlation(left: npt.NDArray[np.floating], right: npt.NDArray[np.floating]) -> float:
    """Pearson's, -1 to 1; 0 where one side is even."""
    a, b = left - left.mean(), right - right.mean()
    norm = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / norm if norm > EVEN else 0.0


def forth(places: Floats, fit: Fit) -> Floats:
    """Places of the first picture in the second."""
    if fit.mirrored:
        places = places * np.array([-1.0, 1.0])
    return np.asarray(places @ fit.matrix[:, :2].T + fit.matrix[:, 2])


def back(places: Floats, fit: Fit) -> Floats:
    """Places of the second picture in the first."""
    found = np.linalg.solve(fit.matrix[:, :2], (places - fit.matrix[:, 2]).T).T
    return np.asarray(found * np.array([-1.0, 1.0]) if fit.mirrored else found, dtype=np.float64)


def _adjusted(moved: Grey, frame: Grey, shared: npt.NDArray[np.bool_]) -> tuple[Grey, npt.NDArray[np.bool_]]:
    """The last half pixel, by maximising correlation (ECC, Evangelidis and Psarakis 2008)."""
    import cv2

    try:
        end = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, LAST, 1e-4)
        start, mask = np.eye(2, 3, dtype=np.float32), shared.astype(np.uint8) * 255
        _, matrix = cv2.findTransformECC(frame, moved, start, cv2.MOTION_AFFINE, end, mask, 3)
    except cv2.error:  # it does not converge: they stay as they lie
        return moved, shared
    if np.abs(matrix - np.eye(2, 3)).max() > SIDE / 8:
        return moved, shared
    ways = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    better = cv2.warpAffine(moved, matrix, (SIDE, SIDE), flags=ways, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(better, dtype=np.float32), shared


@dataclass(frozen=True, slots=True)
class _Tiles:
    """Where their middles are (row, column), how well they agree (correlation), and whether both show something."""

    places: Floats
    agrees: Floats
    both: npt.NDArray[np.bool_]


def _tiles(laid: Laid) -> _Tiles:
    """The tiles inside of both pictures that have some contrast in one of them."""
    side = min(SIDE // 3, round(TILE * laid.coarse))
    one, other = (_detail(grey, laid.coarse) for grey in (laid.one, laid.other))
    whole = one.std(), other.std()
    covered = _tiled(laid.shared, side).all(axis=1)
    here, there = (_tiled(grey, side)[covered] for grey in (one, other))
    contrast = np.stack([here.std(axis=1) / whole[0], there.std(axis=1) / whole[1]])
    here, there = (each - each.mean(axis=1, keepdims=True) for each in (here, there))
    norm = np.sqrt((here * here).sum(axis=1) * (there * there).sum(axis=1))
    alike = np.divide((here * there).sum(axis=1), norm, out=np.zeros(len(norm)), where=norm > EVEN)
    places = np.stack(np.divmod(np.flatnonzero(covered), SIDE // side), axis=1) * side + side / 2
    kept = contrast.max(axis=0) >= PLAIN
    return _Tiles(places[kept], alike[kept].astype(np.float64), contrast.min(axis=0)[kept] >= PLAIN)


def _heart(laid: Laid, tiles: _Tiles) -> float:
    """The part of the tiles in the middle of what both show that agree."""
    inside = np.argwhere(laid.shared)
    if not len(inside):
        return 1.0
    low, high = inside.min(axis=0), inside.max(axis=0) + 1
    part = (tiles.places - low) / (high - low)
    middle = ((part >= MIDDLE[0]) & (part <= MIDDLE[1])).all(axis=1)
    return float((tiles.agrees[middle] >= AGREES).mean()) if middle.sum() >= FEWEST else 1.0


def _tiled(steps: npt.NDArray[Any], side: int) -> npt.NDArray[Any]:
    """The whole tiles of a picture of shape (64, 64), row by row, of shape (tiles, side * side)."""
    many = SIDE // side
    whole = steps[: many * side, : many * side]
    return whole.reshape(many, side, many, side).swapaxes(1, 2).reshape(many * many, side * side)


def _detail(grey: Grey, coarse: float) -> Grey:
    from scipy.ndimage import gaussian_filter

    return np.asarray(gaussian_filter(grey, DETAIL * coarse) - gaussian_filter(grey, GROUND * coarse) + 1e-6)


def _places(view: View) -> Floats:
    steps = (np.arange(SIDE) + 0.5) / SIDE
    x, y = np.meshgrid(steps * view.size[0] + view.corner[0], steps * view.size[1] + view.corner[1])
    return np.stack([x.ravel(), y.ravel()], axis=1)


def _inside(places: Floats, view: View) -> npt.NDArray[np.bool_]:
    low = np.array(view.corner)
    return np.asarray(((places >= low) & (places < low + np.array(view.size))).all(axis=1))


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

    at = ((places - np.array(view.corner)) / np.array(view.size) * SIDE - 0.5).astype(np.float32)
    x, y = at.reshape(SIDE, SIDE, 2).transpose(2, 0, 1)
    found = cv2.remap(view.grey, np.ascontiguousarray(x), np.ascontiguousarray(y), cv2.INTER_LINEAR, borderMode=1)
    return np.asarray(found, dtype=np.float32)
