"""What is kept of a picture to compare it: a hash, a small grey copy, and points.

A descriptor is a string, so that it can be stored and compared far from the picture. Its parts
are divided by colons: the version; the PDQ hash; a digest of the pixels; the size; small grey copies, of the
picture and of pictures on it, each with its box; and points by which a part is found again.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from linkgraph.content.features import features_of, packed, unpacked
from linkgraph.content.features.regions import Box, regions
from linkgraph.content.pdq import SIDE, pdq, small_grey
from linkgraph.content.sameness.verdict import Seen
from linkgraph.content.sameness.views import View

if TYPE_CHECKING:
    from PIL import Image

VERSION = "2"


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A descriptor taken apart: the PDQ hash in hexadecimal, and what is compared."""

    hash: str
    seen: Seen


def describe(picture: Image.Image) -> str:
    """The descriptor of an upright picture."""
    grey = picture.convert("L")
    boxes = regions(grey)
    views = ";".join(_view(grey, box) for box in [(0, 0, *grey.size), *boxes])
    size = f"{grey.width}x{grey.height}"
    return ":".join([VERSION, pdq(small_grey(grey)), _digest(picture), size, views, packed(features_of(grey, boxes))])


def parse(descriptor: str) -> Descriptor:
    """Takes a descriptor apart."""
    _, whole, _, size, views, points = descriptor.split(":")
    longer = max(int(length) for length in size.split("x"))
    seen = [_seen(view, longer) for view in views.split(";")]
    return Descriptor(whole, Seen(int(whole, 16), seen, unpacked(points)))


def _digest(picture: Image.Image) -> str:
    """Pictures of the same pixels have the same digest."""
    return hashlib.blake2b(picture.convert("RGB").tobytes(), digest_size=8).hexdigest()


def _view(grey: Image.Image, box: Box) -> str:
    from PIL import Image

    small = grey.resize((SIDE, SIDE), Image.Resampling.BOX, box=box)
    return f"{','.join(map(str, box))},{base64.b64encode(small.tobytes()).decode()}"


def _seen(text: str, longer: int) -> View:
    *box, pixels = text.split(",")
    left, top, right, low = (int(side) for side in box)
    grey = np.frombuffer(base64.b64decode(pixels), dtype=np.uint8).reshape(SIDE, SIDE).astype(np.float32)
    size = right - left, low - top
    return View(grey, (left / longer, top / longer), (size[0] / longer, size[1] / longer), size)
