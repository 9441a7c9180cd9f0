"""A pair of pictures to look at: laid on each other, their difference, and what the numbers mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from linkgraph.content.descriptor import describe, parse
from linkgraph.content.hamming import distance
from linkgraph.content.sameness.geometry import Fit, fit
from linkgraph.content.sameness.overlap import overlap
from linkgraph.content.sameness.verdict import FEW, verdict

if TYPE_CHECKING:
    from PIL import Image

LEVELS = {
    "identical": "the same pixels",
    "same": "one picture, encoded, sized, coloured or marked anew",
    "cropped": "one picture, cut or framed differently",
    "mirrored": "one picture, mirrored",
    "turned": "one picture, turned",
    "part": "one picture, which the other holds as a part",
}


Matrix = tuple[float, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """What there is to see of two pictures.

    `level` is None where they are not shown to be one; `bits` is the distance of their PDQ hashes;
    `points` agree on how one lies on the other, which `matrix` says where they are one: how places of the first
    become places of the second, in shares of the longer sides, as CSS writes it. `laid` is the first picture moved
    into the frame of the second, `other` the second, `difference` both subtracted: mode L, of one size.
    """

    level: str | None
    says: str
    bits: int
    points: int
    correlation: float
    agreement: float
    matrix: Matrix | None
    laid: Image.Image
    other: Image.Image
    difference: Image.Image


def look(one: Image.Image, other: Image.Image) -> Look:
    """Compares two upright pictures as the photo signal does, and shows how."""
    from PIL import ImageChops, ImageOps

    left, right = describe(one), describe(other)
    a, b = parse(left).seen, parse(right).seen
    found = fit(a.points, b.points)
    told = verdict(a, b)
    level = "identical" if left == right else told.level if told else None
    known = found if found and found.points >= FEW else None
    seen = overlap(a.views, b.views, known) if known else None
    ground = ImageOps.autocontrast(other.convert("L"))
    laid = ImageOps.autocontrast(_laid(one.convert("L"), ground, known if told else None))
    return Look(
        level,
        LEVELS[level] if level else "not shown to be one picture",
        distance(a.hash, b.hash),
        known.points if known else 0,
        seen.correlation if seen else 0.0,
        seen.worst if seen else 0.0,
        tuple(_placed(known).T.ravel().tolist()) if known and told else None,  # type: ignore[arg-type]
        laid,
        ground,
        ImageChops.difference(laid, ground),
    )


def _laid(one: Image.Image, ground: Image.Image, found: Fit | None) -> Image.Image:
    """The first picture in the frame of the second; only resized where nothing says how they lie."""
    import cv2
    from PIL import Image

    if found is None:
        return one.resize(ground.size)
    matrix = _placed(found) * max(ground.size)
    matrix[:, :2] /= max(one.size)
    return Image.fromarray(cv2.warpAffine(np.asarray(one), matrix, ground.size, flags=cv2.INTER_AREA))


def _placed(found: Fit) -> npt.NDArray[np.float64]:
    """The matrix of a fit with its mirroring in it."""
    flip = np.diag([-1.0 if found.mirrored else 1.0, 1.0])
    return np.hstack([found.matrix[:, :2] @ flip, found.matrix[:, 2:]])
