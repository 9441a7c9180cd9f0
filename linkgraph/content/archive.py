"""ZIP containers (DOCX, ODT, XLSX): is it one, and does it unpack to a sane size?"""

from __future__ import annotations

import zipfile
from pathlib import Path

from linkgraph.errors import SourceError

FREE = 50 << 20
"""Bytes an archive may unpack to before its ratio is looked at."""
RATIO = 200
MOST = 2 << 30
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def check_zip(path: Path, name: str, most: int = MOST) -> list[str]:
    """The member names of the archive `path`, which should be `name`. SourceError if it is none or a bomb."""
    try:
        if _begins(path, OLE):
            raise zipfile.BadZipFile("an archive is only a part of it")
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SourceError(_no_zip(path, name, error)) from error
    size = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    if size > most or (size > FREE and size > packed * RATIO):
        raise SourceError(f"{packed} bytes unpack to {size >> 20} MB, which looks like a decompression bomb")
    return [member.filename for member in members]


def is_zip(path: Path) -> bool:
    """True for an archive; not for another file that holds one, as a mail does to which one is attached."""
    return zipfile.is_zipfile(path) and (path.suffix.lower() == ".zip" or _begins(path, b"PK"))


def _begins(path: Path, mark: bytes) -> bool:
    with path.open("rb") as file:
        return file.read(len(mark)) == mark


def _no_zip(path: Path, name: str, error: Exception) -> str:
    try:
        with path.open("rb") as file:
            head = file.read(1 << 20)
    except OSError:
        return f"cannot be opened: {error}"
    if head.startswith(OLE) and ENCRYPTED in head:
        return "the file is protected by a password; save it without one"
    if head.startswith(OLE):
        return f"this is an old Office file (before 2007), not {name}; save it in the new format"
    return f"this is not {name}, or it is damaged: {error}"
