"""DOCX, opened by python-docx; its text is walked here, since CV templates keep it in controls and boxes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linkgraph.content.archive import OLE, check_zip
from linkgraph.content.formats.base import DocumentFormat, Member
from linkgraph.content.members import zip_pictures
from linkgraph.content.office import properties
from linkgraph.errors import SourceError

if TYPE_CHECKING:
    from docx.document import Document

MOST_BYTES = 300 << 20
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNREAD = frozenset({f"{WORD}del", f"{WORD}moveFrom", f"{WORD}instrText", f"{WORD}delText", FALLBACK})
MARKS = {f"{WORD}tab": "\t", f"{WORD}br": "\n", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
ALIKE = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
"""The types of documents with macros and of templates; python-docx knows that of plain documents."""


class Docx(DocumentFormat):
    """Word's format since 2007."""

    name = "DOCX"
    suffixes = ("docx", "docm", "dotx", "dotm")

    def matches(self, head: bytes, path: Path) -> bool:
        """True for a ZIP archive that holds one, and for the container of old and encrypted ones."""
        return head.startswith(OLE) or (head.startswith(b"PK") and _is_word(path))

    def text(self, path: Path) -> str:
        """Headers, then paragraphs and tables in their order, then footers."""
        check_zip(path, "a DOCX document", MOST_BYTES)
        return "".join(_text(_opened(path)))

    def metadata(self, path: Path) -> dict[str, str]:
        """Core and extended properties, the fonts, and the id of the first editing session."""
        check_zip(path, "a DOCX document", MOST_BYTES)
        return properties(path)

    def members(self, path: Path) -> Iterator[Member]:
        """The pictures, in the order in which they are kept."""
        check_zip(path, "a DOCX document", MOST_BYTES)
        return zip_pictures(path, "word/media/")


def _is_word(path: Path) -> bool:
    try:
        return "word/document.xml" in check_zip(path, "a DOCX document")
    except SourceError:
        return path.suffix.lower() in (".docx", ".docm", ".dotx", ".dotm")


def _opened(path: Path) -> Document:
    """The document in `path`, which may also be a template, or hold macros; these are not run."""
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    PartFactory.part_type_for.update(dict.fromkeys(ALIKE, DocumentPart))
    main = Package.open(str(path)).main_document_part
    if not isinstance(main, DocumentPart):
        raise SourceError(f"this is no Word document but {main.content_type}")
    document: Document = main.document
    return document


def _text(document: Document) -> Iterator[str]:
    sections = list(document.sections)
    yield from _margins(section.header for section in sections)
    yield from _walk(document.element.body)
    yield from _margins(section.footer for section in sections)


def _margins(margins: Iterable[Any]) -> Iterator[str]:
    for margin in margins:
        if not margin.is_linked_to_previous:
            yield from _walk(margin._element)


def _walk(element: Any) -> Iterator[str]:
    """The text below `element`; a paragraph ends its line. What was deleted or doubled is left out."""
    for child in element:
        if child.tag in UNREAD:
            continue
        if child.tag == f"{WORD}t":
            yield child.text or ""
        elif child.tag in MARKS:
            yield MARKS[child.tag]
        elif child.tag not in (f"{WORD}tabs", f"{WORD}pPr", f"{WORD}rPr"):
            yield from _walk(child)
        if child.tag == f"{WORD}p":
            yield "\n"
