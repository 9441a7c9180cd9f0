"""Pictures from anyone, opened within limits and brought into one shape."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph.content.files import check_file
from linkgraph.content.heif import prepare
from linkgraph.content.pixels import flat
from linkgraph.content.progressive import rough
from linkgraph.errors import SourceError

if TYPE_CHECKING:
    from PIL import Image

MOST_BYTES = 200 << 20
MOST_PIXELS = 50_000_000
"""For formats that must be decoded whole."""
MOST_JPEG_PIXELS = 170_000_000
"""A large JPEG is decoded at a fraction of its size."""
DRAFT = 1024
"""A large JPEG keeps at least this many pixels a side."""
REFUSED = frozenset({"EPS", "WMF", "PDF", "MPEG", "GRIB", "HDF5", "BUFR"})
"""Formats that Pillow hands on to other programs, or cannot decode."""
ORIENTATION = 0x0112
SIDEWAYS = (5, 6, 7, 8)
ROUGH = 8
"""Pixels a side that one value of a progressive JPEG's first scans stands for."""


@dataclass(frozen=True, slots=True)
class PictureFacts:
    """Size in pixels as it is shown, the format as Pillow calls it, and the SHA-256 of the file."""

    width: int
    height: int
    format: str
    sha256: str


def open_picture(path: Path) -> Image.Image:
    """The picture in `path`, decoded, upright, in mode RGB or L; the first frame of several.

    A JPEG over 2048 pixels a side may come reduced, to no less than 1024. Transparency
    becomes white. SourceError where the file is no picture, damaged, cut short or too large.
    """
    path = Path(path)
    with opened(path) as picture:
        if max(picture.size) > 2 * DRAFT:
            picture.draft(None, (DRAFT, DRAFT))
        picture.load()
        return flat(_upright(picture))


def open_grey(path: Path, side: int) -> tuple[Image.Image, tuple[int, int]]:
    """The picture in `path` in mode L, upright, a JPEG as small as `side` pixels allow; and its full size.

    Errors as above.
    """
    path = Path(path)
    with opened(path) as picture:
        full = upright_size(picture)
        with _roughly(path, picture, side) as small:
            small.draft("L", (side, side))
            small.load()
            return flat(_upright(small)).convert("L"), full


def _roughly(path: Path, picture: Image.Image, side: int) -> Image.Image:
    """The picture without the scans of detail, where it is a progressive JPEG that is large enough to do without."""
    from PIL import Image

    if "progressive" not in picture.info or min(picture.size) < side * ROUGH:
        return picture
    raw = rough(path.read_bytes())
    return Image.open(io.BytesIO(raw)) if raw else picture


def picture_facts(path: Path) -> PictureFacts:
    """Facts of the picture in `path`, from its header, not decoded. SourceError as in `open_picture`."""
    path = Path(path)
    with opened(path) as picture:
        width, height = upright_size(picture)
        kind = picture.format or ""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return PictureFacts(width, height, kind, digest)


def upright_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height in pixels as it is shown."""
    width, height = picture.size
    return (height, width) if _orientation(picture) in SIDEWAYS else (width, height)


def _upright(picture: Image.Image) -> Image.Image:
    from PIL import ImageOps

    if _orientation(picture) in (None, 1):
        return picture
    try:
        return ImageOps.exif_transpose(picture)
    except Exception:  # the pixels are whole, only the EXIF block is not
        return picture


def _orientation(picture: Image.Image) -> object:
    """The EXIF orientation, 1 to 8; None where there is none, or a damaged one."""
    try:
        return picture.getexif().get(ORIENTATION)
    except Exception:  # Pillow raises what the damaged block leads to
        return None


@contextmanager
def opened(path: Path) -> Iterator[Image.Image]:
    """The picture with its header read; whatever Pillow raises inside becomes a SourceError."""
    from PIL import Image, UnidentifiedImageError

    check_file(path, MOST_BYTES)
    prepare(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path) as picture:
                _check(path, picture)
                yield picture
    except SourceError:
        raise
    except UnidentifiedImageError as error:
        raise SourceError(f"{path} is no picture that can be read") from error
    except Image.DecompressionBombError as error:
        raise SourceError(f"{path} has too many pixels and looks like a decompression bomb") from error
    except Exception as error:  # Pillow raises many things for hostile files, and all mean this
        raise SourceError(f"{path} is a damaged picture: {str(error) or type(error).__name__}") from error


def _check(path: Path, picture: Image.Image) -> None:
    width, height = picture.size
    if picture.format in REFUSED:
        raise SourceError(f"{path} is {picture.format}, which is not read; save it as PNG or JPEG")
    most = MOST_JPEG_PIXELS if picture.format in ("JPEG", "MPO") else MOST_PIXELS
    if width * height > most:
        raise SourceError(f"{path} has {width} x {height} pixels; the most is {most // 1_000_000} million")
    if width < 1 or height < 1:
        raise SourceError(f"{path} has no pixels ({width} x {height})")
