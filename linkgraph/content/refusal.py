"""Pictures that say nothing about who shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from linkgraph.content.features.regions import regions
from linkgraph.content.pdq import SIDE, Grey

if TYPE_CHECKING:
    from PIL import Image

Bytes = npt.NDArray[np.uint8]
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
CUT = 0.5
"""Percent of the darkest and of the brightest pixels that are left out of account."""
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
    """Whether few colours cover most of it, and little lies between them, at full contrast."""
    full = _full_contrast(picture)
    grey = full[_grey(picture).astype(np.uint8)].astype(np.float32)
    smooth = float(((np.abs(np.diff(grey, axis=1))[:-1] < 3) & (np.abs(np.diff(grey, axis=0))[:, :-1] < 3)).mean())
    if smooth >= SMOOTH and _covered(full[np.asarray(picture.convert("RGB").resize((SIDE, SIDE)))], 3) >= FEW_COLOURS:
        return True
    return _covered(full[_sampled(picture, "RGB")], COLOURS) >= MOSTLY and _even(picture, full) >= PLAIN


def _full_contrast(picture: Image.Image) -> Bytes:
    """What each of 256 values is from black to white: a portrait that was darkened or faded has all its shapes."""
    low, high = np.percentile(_sampled(picture, "L"), (CUT, 100 - CUT))
    full: Bytes = ((np.arange(256) - low) * (255 / max(high - low, 1))).clip(0, 255).astype(np.uint8)
    return full


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


def _even(picture: Image.Image, full: Bytes | None = None) -> float:
    """The part of pixels that hardly differ from those around them, at full contrast where that is given."""
    from scipy import ndimage

    grey = picture.convert("L")
    grey.thumbnail((CLOSER, CLOSER))
    pixels = (np.asarray(grey) if full is None else full[np.asarray(grey)]).astype(np.int16)
    return float((ndimage.maximum_filter(pixels, 3) - ndimage.minimum_filter(pixels, 3) <= STEP).mean())


def _sampled(picture: Image.Image, mode: str) -> Bytes:
    """Single pixels of it, none mixed of several."""
    from PIL import Image

    return np.asarray(picture.resize((2 * SIDE, 2 * SIDE), Image.Resampling.NEAREST).convert(mode))


def _covered(picture: Bytes, colours: int) -> float:
    """What the most frequent colours (of 4,096) of shape (height, width, 3) cover."""
    pixels: npt.NDArray[np.int64] = picture.astype(np.int64) >> 4
    counts = np.bincount((pixels[..., 0] << 8 | pixels[..., 1] << 4 | pixels[..., 2]).ravel())
    return float(np.sort(counts)[-colours:].sum()) / pixels[..., 0].size
