"""Pictures that say nothing about who shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from linkgraph.content.features.regions import regions
from linkgraph.content.pdq import SIDE, Grey

if TYPE_CHECKING:
    from PIL import Image

SMALLEST = 20
FLATTEST = 4.0
"""Grey levels of standard deviation below which a picture is blank."""
RANDOM = 0.3
"""Correlation of neighbours below which it is noise: noise has 0.15, 500 photographs have at least 0.5."""
EVEN, BENT = 0.98, 6.0
"""Even pixels, and grey levels by which neighbours are off their mean, of a change of colour and nothing else."""
FEW_COLOURS, SMOOTH = 0.85, 0.8
"""Of three colours, and of pixels like their neighbours: 212 drawn avatars have at least 0.91 and 0.85, 200 studio
portraits at most 0.73 and 0.49."""
COLOURS, MOSTLY, PLAIN = 6, 0.9, 0.84
"""Of six colours, and of even pixels: logos and patterns have more, 200 studio portraits at most 0.96 and 0.67."""
CLOSER = 256
"""Pixels of the longer side at which even ones are counted."""
STEP = 8
"""Grey levels among nine neighbours of an even pixel."""


def refusal(picture: Image.Image) -> str | None:
    """Why a picture says nothing about who shows it; None where it can be compared.

    Of a page with a picture on it the picture tells whether it is drawn.
    """
    if min(picture.size) < SMALLEST:
        return f"too small to compare ({picture.width} x {picture.height} pixels)"
    grey = _grey(picture)
    if float(grey.std()) < FLATTEST:
        return "blank: nothing can be seen on it"
    if _neighbours_agree(grey) < RANDOM:
        return "noise: nothing can be seen on it"
    if float(np.quantile(_bend(grey), 0.99)) <= BENT and _even(picture) >= EVEN:
        return "a change of colour and nothing else"
    if _drawn(picture) and all(_drawn(picture.crop(box)) for box in regions(picture.convert("L"))[:1]):
        return "drawn in a few flat colours, like a default avatar or a logo"
    return None


def _drawn(picture: Image.Image) -> bool:
    """Whether few colours cover most of it, and little lies between them."""
    grey = _grey(picture)
    smooth = float(((np.abs(np.diff(grey, axis=1))[:-1] < 3) & (np.abs(np.diff(grey, axis=0))[:, :-1] < 3)).mean())
    if smooth >= SMOOTH and _covered(picture.convert("RGB").resize((SIDE, SIDE)), 3) >= FEW_COLOURS:
        return True
    return _covered(_sampled(picture), COLOURS) >= MOSTLY and _even(picture) >= PLAIN


def _grey(picture: Image.Image) -> Grey:
    return np.asarray(picture.convert("L").resize((SIDE, SIDE)), dtype=np.float32)


def _neighbours_agree(grey: Grey) -> float:
    """The correlation of pixels with the next ones, across or down, the lower of both."""
    off = grey - grey.mean()
    return float(min((off[:, 1:] * off[:, :-1]).mean(), (off[1:] * off[:-1]).mean()) / (off * off).mean())


def _bend(grey: Grey) -> Grey:
    """How far each pixel is off what its four neighbours lead to, times four."""
    around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    return np.asarray(np.abs(4 * grey[1:-1, 1:-1] - around))


def _even(picture: Image.Image) -> float:
    """The part of pixels that hardly differ from those around them."""
    from scipy import ndimage

    grey = picture.convert("L")
    grey.thumbnail((CLOSER, CLOSER))
    pixels = np.asarray(grey, dtype=np.int16)
    return float((ndimage.maximum_filter(pixels, 3) - ndimage.minimum_filter(pixels, 3) <= STEP).mean())


def _sampled(picture: Image.Image) -> Image.Image:
    """Single pixels of it, none mixed of several."""
    from PIL import Image

    return picture.convert("RGB").resize((2 * SIDE, 2 * SIDE), Image.Resampling.NEAREST)


def _covered(picture: Image.Image, colours: int) -> float:
    """What the most frequent colours (of 4,096) cover."""
    pixels: npt.NDArray[np.int64] = np.asarray(picture, dtype=np.int64) >> 4
    counts = np.bincount((pixels[..., 0] << 8 | pixels[..., 1] << 4 | pixels[..., 2]).ravel())
    return float(np.sort(counts)[-colours:].sum()) / (picture.width * picture.height)
