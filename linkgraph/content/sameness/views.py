"""A picture, and pictures on it, small and grey: what is laid on what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from linkgraph.content.pdq import Grey
from linkgraph.content.sameness.ways import outline

WITHIN = 0.9
"""Of what is looked at, so much lies in the view that is used."""


@dataclass(frozen=True)
class View:
    """64 x 64 grey pixels, of 8 bits, of a picture or of a part of it.

    `corner` and `size` say where it lies, in shares of the picture's longer side; `pixels` is its
    width and height in pixels before it was made small.
    """

    small: npt.NDArray[np.uint8]
    corner: tuple[float, float]
    size: tuple[float, float]
    pixels: tuple[int, int]

    @property
    def grey(self) -> Grey:
        """The small copy, to be reckoned with."""
        return self.small.astype(np.float32)

    @cached_property
    def outline(self) -> npt.NDArray[np.float64]:
        """What tells it from strangers as it stands, see `ways.outline`."""
        return outline(self.small)

    @property
    def middle(self) -> npt.NDArray[np.float64]:
        """Its place, shape (1, 2)."""
        return np.array([self.corner]) + np.array([self.size]) / 2

    def holds(self, places: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
        """Which of the places, shape (n, 2), lie in it."""
        low = np.array(self.corner)
        return np.asarray(((places >= low) & (places <= low + np.array(self.size))).all(axis=1))


def best_view(views: list[View], places: npt.NDArray[np.float64]) -> View:
    """The smallest of the views that holds these places; the first, the whole picture, where none does."""
    holding = [view for view in views[1:] if len(places) and _share(view, places) >= WITHIN]
    return min(holding, key=lambda view: view.size[0] * view.size[1], default=views[0])


def _share(view: View, places: npt.NDArray[np.float64]) -> float:
    return float(view.holds(places).mean())
