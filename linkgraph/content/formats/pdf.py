"""PDF, by PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph.content import pdf_parts
from linkgraph.content.formats.base import DocumentFormat, Member
from linkgraph.errors import SourceError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MOST_PAGES = 2_000
MOST_CHARACTERS = 20_000_000


class Pdf(DocumentFormat):
    """Portable Document Format."""

    name = "PDF"
    suffixes = ("pdf",)

    def matches(self, head: bytes, path: Path) -> bool:
        """True where the header stands in the first 1024 bytes, as the standard allows."""
        del path
        return b"%PDF-" in head[:1024]

    def text(self, path: Path) -> str:
        """The text of all pages, with what is filled into forms, and notes and stamps that stand on the page."""
        document = _open(path)
        try:
            if len(document) > MOST_PAGES:
                raise SourceError(f"the PDF has {len(document)} pages; the most is {MOST_PAGES}")
            return "\n\n".join(_pages(document))
        finally:
            document.close()

    def metadata(self, path: Path) -> dict[str, str]:
        """The document information, the fonts, and the id that copies of one file keep."""
        document = _open(path)
        try:
            return pdf_parts.properties(document)
        finally:
            document.close()

    def members(self, path: Path) -> Iterator[Member]:
        """The pictures of the first pages, as PNG."""
        document = _open(path)
        try:
            yield from pdf_parts.pictures(document)
        finally:
            document.close()


def _open(path: Path) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError("the PDF is protected by a password; save it without one") from error
        raise SourceError(f"the PDF is damaged: {error}") from error


def _pages(document: PdfDocument) -> Iterator[str]:
    total = 0
    for number in range(len(document)):
        page = pdf_parts.with_shown(document, number)
        sheet = page.get_textpage()
        text = sheet.get_text_range()
        sheet.close()
        page.close()
        total += len(text)
        if total > MOST_CHARACTERS:
            raise SourceError(f"the PDF holds more than {MOST_CHARACTERS:,} characters")
        yield text.replace("\ufffe", "").replace("\xad", "")
