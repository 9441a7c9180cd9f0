"""Contact sheets: one picture of many, cut into its frames along the margins between them.

A recursive X-Y cut (Nagy and Seth, 1984): bands of the ground's colour part rows, then columns, and so on.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from linkgraph.content.formats.base import Member
from linkgraph.content.picture import MOST_PIXELS, opened
from linkgraph.content.pixels import flat
from linkgraph.errors import SourceError

if TYPE_CHECKING:
    from PIL import Image

KIND = "contact_sheet"
"""The kind of a picture that is to be cut; `contact_sheet 4x5` has four frames a row, five rows, no margins."""
SMALLEST = 48
"""Pixels a side; what is smaller is a caption."""
NEAR = 16
"""Levels, of 256, by which the ground may differ from its colour."""
CLEAN = 0.995
"""The share of a line that is ground, in a margin."""
MOST_FRAMES = 500
DEEPEST = 6
Box = tuple[int, int, int, int]
Mask = npt.NDArray[np.bool_]
_GRID = re.compile(rf"{KIND}\s+(\d{{1,3}})\s*x\s*(\d{{1,3}})")


def is_sheet(kind: str | None) -> bool:
    """True where the kind of a picture asks for its frames."""
    return (kind or "").strip().lower().startswith(KIND)


def frames_of(path: Path, kind: str = KIND) -> Iterator[Member]:
    """The frames of the sheet `path`, row by row, as PNG; the whole picture where there are no margins.

    SourceError where the file is no picture, is too large, or cannot hold the grid that `kind` names.
    """
    with opened(path) as picture:
        if picture.width * picture.height > MOST_PIXELS:
            raise SourceError(f"{path} has {picture.width} x {picture.height} pixels; a sheet may have 50 million")
        picture.load()
        sheet = flat(picture).convert("RGB")
    boxes = _grid(sheet, kind) or _cut(_ground(sheet), (0, 0, sheet.width, sheet.height), 0)
    for place, box in enumerate(boxes[:MOST_FRAMES], start=1):
        data = io.BytesIO()
        sheet.crop(box).save(data, "PNG")
        yield Member(f"frame-{place}.png", place, data.getvalue())


def _grid(sheet: Image.Image, kind: str) -> list[Box]:
    found = _GRID.match(kind.strip().lower())
    if found is None:
        return []
    across, down = int(found[1]), int(found[2])
    if not across or not down or sheet.width // across < SMALLEST or sheet.height // down < SMALLEST:
        raise SourceError(f"{sheet.width} x {sheet.height} pixels cannot be cut into {across} x {down} frames")
    x = [sheet.width * at // across for at in range(across + 1)]
    y = [sheet.height * at // down for at in range(down + 1)]
    return [(x[i], y[j], x[i + 1], y[j + 1]) for j in range(down) for i in range(across)]


def _ground(sheet: Image.Image) -> Mask:
    """Which pixels have the colour that most of the rim has."""
    pixels = np.asarray(sheet, dtype=np.int16)
    rim = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    shades, counts = np.unique(rim // NEAR, axis=0, return_counts=True)
    most = rim[(rim // NEAR == shades[counts.argmax()]).all(axis=1)]
    return np.asarray((np.abs(pixels - np.median(most, axis=0)) <= NEAR).all(axis=2))


def _cut(ground: Mask, box: Box, depth: int) -> list[Box]:
    """The frames within `box`; `box` itself, without its margins, where nothing parts it."""
    left, top, right, bottom = box
    part = ground[top:bottom, left:right]
    rows = _runs(part.mean(axis=1) < CLEAN)
    columns = _runs(part.mean(axis=0) < CLEAN)
    if depth < DEEPEST and len(rows) > 1:
        inner = [(left, top + a, right, top + b) for a, b in rows]
    elif depth < DEEPEST and len(columns) > 1:
        inner = [(left + a, top, left + b, bottom) for a, b in columns]
    else:
        if not rows or not columns:
            return [box] if depth == 0 else []
        return [(left + columns[0][0], top + rows[0][0], left + columns[-1][1], top + rows[-1][1])]
    return [frame for each in inner for frame in _cut(ground, each, depth + 1)]


def _runs(filled: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where `filled` begins and ends, runs too short for a frame left out."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], filled, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2) if b - a >= SMALLEST]
