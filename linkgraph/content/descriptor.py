"""What is kept of a picture to compare it: a hash, small grey copies, and points.

A descriptor is a block of bytes, written as base64, so that it can be stored and compared far from
the picture: a header (version, numbers of views and points, size, the PDQ hash, a digest of the
pixels); the bits of the points; 64 x 64 grey pixels of each view (the picture, and pictures on it);
the box of each view; where the points lie; and the face, where one was looked for.
Nothing is copied when it is taken apart.
"""

from __future__ import annotations

import base64
import hashlib
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from linkgraph.content import faces
from linkgraph.content.features import BYTES, Features, features_of, packed, unpacked
from linkgraph.content.features.regions import Box, regions
from linkgraph.content.pdq import SIDE, pdq, small_grey
from linkgraph.content.sameness.proposals import Glance
from linkgraph.content.sameness.verdict import SMOOTH, Seen
from linkgraph.content.sameness.views import View

if TYPE_CHECKING:
    from PIL import Image

VERSION = 6
HEADER = struct.Struct("<BBHII32s8sB3x")
GREY = SIDE * SIDE
BOX = np.dtype("<u4")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A descriptor taken apart: the PDQ hash in hexadecimal, and what is compared."""

    hash: str
    seen: Seen


def describe(picture: Image.Image, *, with_face: bool = False) -> str:
    """The descriptor of an upright picture; `with_face` also measures the largest face on it."""
    grey = picture.convert("L")
    boxes = [(0, 0, *grey.size), *regions(grey)]
    points = features_of(grey, boxes[1:])
    whole = bytes.fromhex(pdq(small_grey(grey)))
    face = faces.face_of(picture) if with_face else b""
    head = HEADER.pack(VERSION, len(boxes), len(points.bits), *grey.size, whole, _digest(picture), bool(face))
    bits, places = packed(points)
    views = b"".join(_pixels(grey, box) for box in boxes)
    return base64.b64encode(b"".join([head, bits, views, np.array(boxes, BOX).tobytes(), places, face])).decode()


def parse(descriptor: str) -> Descriptor:
    """Takes a descriptor apart."""
    raw = base64.b64decode(descriptor)
    _, views, points, width, height, whole, *_ = HEADER.unpack_from(raw)
    greys = HEADER.size + points * BYTES
    boxes = greys + views * GREY
    places = boxes + views * 4 * BOX.itemsize
    seen = [
        _seen(pixels, box, max(width, height))
        for pixels, box in zip(
            np.frombuffer(raw, np.uint8, views * GREY, greys).reshape(-1, SIDE, SIDE),
            np.frombuffer(raw, BOX, views * 4, boxes).reshape(-1, 4).tolist(),
            strict=True,
        )
    ]
    return Descriptor(whole.hex(), Seen(int.from_bytes(whole, "big"), seen, _points(raw, places)))


def glance(descriptor: str) -> Glance:
    """What proposals are made of, without taking apart what they do not need."""
    raw = base64.b64decode(descriptor)
    _, _, points, _, _, whole, *_ = HEADER.unpack_from(raw)
    bits = bits_in(raw)
    return Glance(whole, bits, parse(descriptor).seen.views[0].grey if points < SMOOTH else None)


def bits_in(raw: bytes) -> npt.NDArray[np.uint8]:
    """The bits of the points, shape (n, 32), of a descriptor's bytes."""
    points = HEADER.unpack_from(raw)[2]
    return np.frombuffer(raw, np.uint8, points * BYTES, HEADER.size).reshape(-1, BYTES)


def face_in(descriptor: str) -> bytes:
    """The face of a descriptor as it is stored; empty where there is none. ValueError where it is no descriptor."""
    raw = base64.b64decode(descriptor, validate=True)
    if len(raw) < HEADER.size + faces.BYTES:
        return b""
    return raw[-faces.BYTES :] if HEADER.unpack_from(raw)[-1] else b""


def _points(raw: bytes, places: int) -> Features:
    return unpacked(raw[places:], bits_in(raw))


def _digest(picture: Image.Image) -> bytes:
    """Pictures of the same pixels have the same digest."""
    return hashlib.blake2b(picture.convert("RGB").tobytes(), digest_size=8).digest()


def _pixels(grey: Image.Image, box: Box) -> bytes:
    from PIL import Image

    return grey.resize((SIDE, SIDE), Image.Resampling.BOX, box=box).tobytes()


def _seen(pixels: npt.NDArray[np.uint8], box: list[int], longer: int) -> View:
    left, top, right, low = box
    size = right - left, low - top
    return View(pixels, (left / longer, top / longer), (size[0] / longer, size[1] / longer), size)
