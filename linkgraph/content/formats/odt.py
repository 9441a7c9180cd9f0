"""ODT: the text of `content.xml`, read by lxml with entities forbidden."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from linkgraph.content.archive import check_zip
from linkgraph.content.formats.base import DocumentFormat, Member
from linkgraph.content.members import zip_pictures
from linkgraph.content.xml import local, parse, part, texts
from linkgraph.errors import SourceError

TYPE = b"application/vnd.oasis.opendocument.text"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
META = {
    "author": "initial-creator",
    "last_modified_by": "creator",
    "title": "title",
    "producer": "generator",
    "created_at": "creation-date",
    "modified_at": "date",
    "revision": "editing-cycles",
}
MOST_BYTES = 300 << 20
PARAGRAPHS = (f"{TEXT}p", f"{TEXT}h")
SPACES = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
UNREAD = (f"{OFFICE}annotation", f"{TEXT}tracked-changes")


class Odt(DocumentFormat):
    """OpenDocument text, as LibreOffice writes it."""

    name = "ODT"
    suffixes = ("odt", "ott")

    def matches(self, head: bytes, path: Path) -> bool:
        """True for a ZIP archive that begins with the format's name, as the standard wants it."""
        return head.startswith(b"PK") and (TYPE in head[:200] or path.suffix.lower() in (".odt", ".ott"))

    def text(self, path: Path) -> str:
        """The paragraphs and headings in their order."""
        check_zip(path, "an ODT document", MOST_BYTES)
        return "\n".join(_paragraphs(_content(path)))

    def metadata(self, path: Path) -> dict[str, str]:
        """What `meta.xml` says (OpenDocument 1.3, part 3, section 4)."""
        check_zip(path, "an ODT document", MOST_BYTES)
        root = part(path, "meta.xml")
        said = texts(root)
        found = {ours: said[theirs] for ours, theirs in META.items() if theirs in said}
        found.setdefault("author", said.get("creator", ""))
        for element in () if root is None else root.iter("*"):
            if local(element) == "template":
                found["template"] = str(element.get(f"{XLINK}title") or element.get(f"{XLINK}href") or "")
        return found

    def members(self, path: Path) -> Iterator[Member]:
        """The pictures, in the order in which they are kept."""
        check_zip(path, "an ODT document", MOST_BYTES)
        return zip_pictures(path, "Pictures/")


def _content(path: Path) -> Any:
    with zipfile.ZipFile(path) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise SourceError("the document is protected by a password; save it without one")
        return parse(archive.read("content.xml"))


def _paragraphs(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in UNREAD:
            continue
        if child.tag in PARAGRAPHS:
            yield "".join(_inline(child))
        else:
            yield from _paragraphs(child)


def _inline(element: Any) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in SPACES:
            yield SPACES[child.tag]
        elif child.tag == f"{TEXT}s":
            yield " " * min(int(child.get(f"{TEXT}c", "1")), 1000)
        elif child.tag in PARAGRAPHS:
            yield "\n"
            yield from _inline(child)
        elif child.tag not in UNREAD:
            yield from _inline(child)
        yield child.tail or ""
