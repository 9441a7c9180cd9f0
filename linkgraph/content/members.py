"""Files inside files: pictures and attachments, within limits."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import splitext

from linkgraph.content.formats.base import Member
from linkgraph.errors import SourceError

PICTURES = frozenset({"jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "bmp", "avif", "heic", "heif", "jp2"})
"""Suffixes of pictures, without the dot."""
MOST_MEMBERS = 2_000
MOST_BYTES = 200 << 20
"""For one member."""


def zip_pictures(path: Path, folder: str) -> Iterator[Member]:
    """The pictures below `folder` in the archive `path`."""
    inside = (m for m in zip_members(path) if m.name.startswith(folder) and is_picture(m.name))
    for place, member in enumerate(inside, start=1):
        yield Member(member.name, place, member.data)


def zip_members(path: Path) -> Iterator[Member]:
    """The files in the ZIP archive `path`. SourceError where there are too many, or one is too large."""
    with zipfile.ZipFile(path) as archive:
        files = [info for info in archive.infolist() if not info.is_dir()]
        if len(files) > MOST_MEMBERS:
            raise SourceError(f"the archive holds {len(files)} files; the most is {MOST_MEMBERS}")
        for place, info in enumerate(files, start=1):
            if info.file_size > MOST_BYTES:
                raise SourceError(f"{info.filename} in the archive has {info.file_size >> 20} MB")
            if info.flag_bits & 1:
                raise SourceError(f"{info.filename} in the archive is protected by a password; unpack it by hand")
            yield Member(info.filename, place, archive.read(info))


def is_picture(name: str) -> bool:
    """True for a file name that ends like a picture's."""
    return suffix_of(name) in PICTURES


def suffix_of(name: str) -> str:
    """The suffix of `name` in lower case, without the dot."""
    return splitext(name.replace("\\", "/").rstrip("/"))[1].lower().lstrip(".")
