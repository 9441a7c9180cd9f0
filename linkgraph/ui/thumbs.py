"""Small copies of photos, kept in the case's `.linkgraph/thumbs`."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph.errors import CaseError, LinkgraphError, SourceError

if TYPE_CHECKING:
    from PIL.Image import Image

SIZES = (96, 480)
"""Pixels of the longer side; the small one is cut square."""


def known_thumbnail(photo: str, size: int) -> Path | None:
    """The small copy of a photo of the open case; None where it is not known or cannot be read."""
    from linkgraph.ui import case

    file = case.photo_file(photo)
    try:
        return thumbnail(case.folder(), file, photo, size) if file else None
    except SourceError:
        return None


def thumbnail(folder: Path, file: str, photo: str, size: int) -> Path:
    """The small copy of a photo, made where it is not there yet. CaseError for a path outside the case."""
    kept = folder / ".linkgraph" / "thumbs" / f"{photo}-{size}.jpg"
    if not kept.is_file():
        _write(kept, _small(_inside(folder, file), size))
    return kept


def strip(pictures: Sequence[Path], places: int = 5, size: int = 72) -> bytes:
    """One PNG of several round pictures side by side, with room for at least `places`."""
    from PIL import Image, ImageDraw

    step = size + 4
    mask = Image.new("L", (size * 3, size * 3), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, size * 3 - 1, size * 3 - 1), fill=255)
    row = Image.new("RGBA", (max(places, len(pictures)) * step, size), (0, 0, 0, 0))
    for place, path in enumerate(pictures):
        with Image.open(path) as picture:
            row.paste(picture.resize((size, size)), (place * step, 0), mask.resize((size, size)))
    out = io.BytesIO()
    row.save(out, "PNG")
    return out.getvalue()


def _inside(folder: Path, file: str) -> Path:
    path = (folder / file).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise CaseError(f"Photo {file} lies outside the case folder and is not shown.")
    return path


def _small(path: Path, size: int) -> Image:
    from PIL import Image, ImageOps

    from linkgraph.content import open_picture

    picture = open_picture(path).convert("RGB")
    if size == SIZES[0]:
        return ImageOps.fit(picture, (size, size), Image.Resampling.LANCZOS, centering=(0.5, 0.35))
    picture.thumbnail((size, size), Image.Resampling.LANCZOS)
    return picture


def _write(target: Path, picture: Image) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(_jpeg(picture))
        Path(name).replace(target)
    except OSError as error:
        raise LinkgraphError(f"The small copy {target} cannot be written: {error.strerror}.") from error


def _jpeg(picture: Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=84)
    return out.getvalue()
