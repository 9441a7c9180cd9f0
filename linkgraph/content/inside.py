"""What is inside a file that holds files: a document's pictures, a mail's attachments, an archive; or in a folder."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path

from linkgraph.content.archive import check_zip, is_zip
from linkgraph.content.files import check_file
from linkgraph.content.formats.base import Member
from linkgraph.content.members import MOST_BYTES, MOST_MEMBERS, is_picture, suffix_of, zip_members
from linkgraph.content.text import format_of
from linkgraph.errors import SourceError

OFFICE = ("word/document.xml", "content.xml", "[Content_Types].xml")
OFFICE_FILES = frozenset({"docx", "docm", "dotx", "dotm", "odt", "ott"})
DOCUMENTS = OFFICE_FILES | {"pdf", "doc", "rtf", "html", "htm", "md", "txt", "eml", "msg"}
"""Suffixes of documents; of those before 2007 (`doc`) it is said that they are not read."""
ARCHIVES = frozenset({"zip", "tar", "tgz", "gz", "bz2", "xz", "7z", "rar"})
CONTAINERS = ARCHIVES | OFFICE_FILES | {"pdf", "eml", "msg"}
"""Suffixes of files that may hold others."""


def members_of(path: Path) -> Iterator[Member]:
    """The pictures, documents and archives inside the file `path`, ornaments left out.

    SourceError where it is damaged, protected by a password, or looks like a decompression bomb.
    """
    check_file(path, 4 * MOST_BYTES)
    try:
        yield from (member for member in _read(path) if is_wanted(member.name))
    except SourceError:
        raise
    except Exception as error:  # parsers of hostile input raise what happens to go wrong
        raise SourceError(f"what is inside cannot be read: {type(error).__name__} {error}".rstrip()) from error


def files_in(folder: Path) -> list[Path]:
    """The pictures, documents and archives in `folder` and below, in order."""
    return sorted(file for file in folder.rglob("*") if is_wanted(file.name) and file.is_file())


def is_wanted(name: str) -> bool:
    """True for a picture, a document or an archive, by its name; the hidden files of macOS are none."""
    inner = name.rpartition("/")[2]
    hidden = name.startswith("__MACOSX/") or inner.startswith("._")
    return not hidden and (is_picture(name) or suffix_of(name) in DOCUMENTS | ARCHIVES)


def _read(path: Path) -> Iterator[Member]:
    if is_zip(path) and not any(name in OFFICE for name in check_zip(path, "an archive")):
        return zip_members(path)
    if suffix_of(path.name) in ("tar", "tgz", "gz", "bz2", "xz") and tarfile.is_tarfile(path):
        return _tar(path)
    if (suffix := suffix_of(path.name)) in ("7z", "rar"):
        raise SourceError(f"{suffix} archives are not read; unpack it and name the folder")
    return format_of(path).members(path)


def _tar(path: Path) -> Iterator[Member]:
    total = 0
    with tarfile.open(path) as archive:
        for place, info in enumerate(archive, start=1):
            total += info.size if info.isfile() else 0
            if place > MOST_MEMBERS or total > 10 * MOST_BYTES:
                raise SourceError(f"the archive holds more than {MOST_MEMBERS} files, or unpacks to too much")
            data = archive.extractfile(info) if info.isfile() and info.size <= MOST_BYTES else None
            if data is not None:
                yield Member(info.name, place, data.read())
