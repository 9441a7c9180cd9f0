"""What is kept of a picture to compare it: perceptual hashes and a small grey copy.

A descriptor is a string, so that it can be stored and compared far from the picture:
`hash:keys:grey`. `hash` is the 256-bit perceptual hash (DCT, `imagehash.phash`, after
Zauner 2010). `keys` are 64-bit hashes of the whole picture, of three closer crops, and of
the same four mirrored: alike pictures meet on them even when they were cut or flipped.
`grey` is the picture at 64 x 64 grey pixels, for the aligned comparison that decides.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from PIL import Image

SIDE = 64
CROPS = (0.0, 0.03, 0.06, 0.09)
KEYS = 2 * len(CROPS)
SMALLEST = 20
FLATTEST = 4.0
"""Grey levels of standard deviation below which a picture is blank."""

FEW_COLOURS = 0.85
SMOOTH = 0.8
"""Measured: 212 drawn avatars have at least 0.91 and 0.85, 200 studio portraits at most 0.73 and 0.49."""

Grey = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A descriptor taken apart: the hash in hexadecimal, uint64 keys of shape (8,), grey of (64, 64)."""

    hash: str
    keys: npt.NDArray[np.uint64]
    grey: Grey


def refusal(picture: Image.Image) -> str | None:
    """Why a picture says nothing about who shows it; None where it can be compared."""
    if min(picture.size) < SMALLEST:
        return f"too small to compare ({picture.width} x {picture.height} pixels)"
    grey = np.asarray(picture.convert("L").resize((SIDE, SIDE)), dtype=np.float32)
    if float(grey.std()) < FLATTEST:
        return "blank: nothing can be seen on it"
    if _drawn(picture, grey):
        return "drawn in a few flat colours, like a default avatar or a logo"
    return None


def _drawn(picture: Image.Image, grey: Grey) -> bool:
    """Three colours (of 4,096) cover most of it, and hardly a pixel differs from its neighbours."""
    pixels = np.asarray(picture.convert("RGB").resize((SIDE, SIDE)), dtype=np.int64) >> 4
    counts = np.bincount((pixels[..., 0] << 8 | pixels[..., 1] << 4 | pixels[..., 2]).ravel())
    across, down = np.abs(np.diff(grey, axis=1))[:-1], np.abs(np.diff(grey, axis=0))[:, :-1]
    smooth = float(((across < 3) & (down < 3)).mean())
    return float(np.sort(counts)[-3:].sum()) / SIDE**2 >= FEW_COLOURS and smooth >= SMOOTH


def describe(picture: Image.Image) -> str:
    """The descriptor of an upright picture."""
    import imagehash
    from PIL import Image, ImageOps

    grey = picture.convert("L")
    small = grey.resize((4 * SIDE, 4 * SIDE), Image.Resampling.BOX) if min(grey.size) > 4 * SIDE else grey
    mirrored = ImageOps.mirror(small)
    keys = [str(imagehash.phash(_crop(side, part))) for side in (small, mirrored) for part in CROPS]
    pixels = np.asarray(small.resize((SIDE, SIDE), Image.Resampling.BOX), dtype=np.uint8)
    return f"{imagehash.phash(small, hash_size=16)}:{''.join(keys)}:{base64.b64encode(pixels.tobytes()).decode()}"


def parse(descriptor: str) -> Descriptor:
    """Takes a descriptor apart."""
    whole, keys, grey = descriptor.split(":")
    numbers = np.array([int(keys[at : at + 16], 16) for at in range(0, 16 * KEYS, 16)], dtype=np.uint64)
    pixels = np.frombuffer(base64.b64decode(grey), dtype=np.uint8).reshape(SIDE, SIDE)
    return Descriptor(whole, numbers, pixels.astype(np.float32))


def _crop(picture: Image.Image, part: float) -> Image.Image:
    if not part:
        return picture
    wide, high = picture.size
    return picture.crop((round(wide * part), round(high * part), round(wide * (1 - part)), round(high * (1 - part))))
