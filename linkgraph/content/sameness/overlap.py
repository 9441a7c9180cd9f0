"""How well two pictures agree where one lies on the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from linkgraph.content.pdq import SIDE, Grey
from linkgraph.content.sameness.blur import blurred
from linkgraph.content.sameness.geometry import Fit
from linkgraph.content.sameness.laying import Laid, lay, shares, without_ground
from linkgraph.content.sameness.views import View

TILE = 8
"""Steps a side of a tile; the overlap is looked at in 64 x 64 steps."""
PLAIN = 0.4
"""Tiles with less contrast than this share of the picture's say nothing."""
FEWEST = 4
DETAIL, GROUND = 1.0, 3.0
"""Steps of blur: what is finer is noise, what is coarser is light."""
MIDDLE, AGREES = (0.25, 0.75), 0.7
"""Between which parts of each side a sitter is, and the correlation of detail from which a tile agrees."""
EVEN = 1e-6
"""Deviation below which there is nothing to correlate."""
LEAST = 30

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Overlap:
    """How two pictures agree where both show something.

    `correlation` is over all of it. `worst` and `middle` are of tiles, by their detail: the tenth
    part and the half that agree least agree so much. `of_one` and `of_other` are shares of each
    picture, `pixels` the shorter side of the overlap in the coarser picture. `heart` is the part of the tiles in the
    middle that agree, those that only one picture shows something in among them; 1 where there are too few.
    `aslant` is where a change of perspective was needed.
    """

    correlation: float
    worst: float
    middle: float
    of_one: float
    of_other: float
    pixels: float
    heart: float
    aslant: bool


def overlap(one: list[View], other: list[View], fit: Fit, *, within: str = "") -> Overlap:
    """Lays one picture, given by its views, on the other by `fit` and compares.

    `within` is `points` to look only among the common points, `middle` to leave out what lies at the edge.
    """
    of_one, of_other = shares(one[0], other[0], fit)
    whole = lay(one, other, fit, within=within)
    laid = without_ground(whole)
    found = _tiles(laid)
    if laid is not whole and found.both.sum() < FEWEST:
        laid, found = whole, _tiles(whole)
    tiles = found.agrees[found.both]
    pixels = min(
        (of_one**0.5) * min(one[0].pixels),
        (of_other**0.5) * min(other[0].pixels),
    )
    shared = laid.shared
    alike = correlation(laid.one[shared], laid.other[shared]) if shared.sum() >= LEAST else 0.0
    worst, middle = (float(np.quantile(tiles, part)) for part in (0.1, 0.5)) if len(tiles) >= FEWEST else (0.0, 0.0)
    return Overlap(alike, worst, middle, of_one, of_other, pixels, _heart(laid, found), laid.aslant)


def correlation(left: npt.NDArray[np.floating], right: npt.NDArray[np.floating]) -> float:
    """Pearson's, -1 to 1; 0 where one side is even."""
    a, b = left - left.mean(), right - right.mean()
    norm = float(np.sqrt((a * a).sum() * (b * b).sum()))
    return float((a * b).sum()) / norm if norm > EVEN else 0.0


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
    return np.asarray(blurred(grey, DETAIL * coarse) - blurred(grey, GROUND * coarse) + 1e-6)
