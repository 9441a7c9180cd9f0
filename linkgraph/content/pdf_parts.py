"""What a PDF says about itself, its fonts and its pictures (ISO 32000-1, 14.3, 14.4 and 9.6)."""

from __future__ import annotations

import ctypes
import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from linkgraph.content.formats.base import Member
from linkgraph.content.traits import common_traits, written

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

INFO = {
    "Author": "author",
    "Title": "title",
    "Creator": "creator",
    "Producer": "producer",
    "CreationDate": "created_at",
    "ModDate": "modified_at",
}
PAGES = 20
"""Pages that are searched for fonts and pictures."""
MOST_PICTURES, MOST_SIZES = 50, 20
SMALLEST = 64
"""Pixels a side from which a picture is more than an ornament."""
MOST_PIXELS = 50_000_000
_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([-+Z])(?:(\d\d)'?(\d\d)?)?)?")
_SUBSET = re.compile(r"^[A-Z]{6}\+")


def properties(document: PdfDocument) -> dict[str, str]:
    """The document information, the fonts of the first pages, and the id that copies of one file keep."""
    said = document.get_metadata_dict(skip_empty=True)
    found = {ours: said[theirs] for theirs, ours in INFO.items() if theirs in said}
    for name in ("created_at", "modified_at"):
        if name in found:
            found[name] = iso_date(found[name])
    first = bytes(document.get_identifier() or b"")
    found["origin"] = f"pdf:{first.hex()}" if any(first) else ""
    found["fonts"] = " | ".join(sorted(_fonts(document)))
    found["traits"] = written([*common_traits(found), ("sizes", _sizes(document)), ("page", _page(document))])
    return found


def iso_date(text: str) -> str:
    """`D:20220415133024+02'00'` as ISO 8601; anything else as it is."""
    parts = _DATE.match(text)
    if parts is None:
        return text
    year, month, day, hour, minute, second, sign, hours, minutes = parts.groups()
    zone = "Z" if sign in (None, "Z") else f"{sign}{hours or '00'}:{minutes or '00'}"
    return f"{year}-{month or '01'}-{day or '01'}T{hour or '00'}:{minute or '00'}:{second or '00'}{zone}"


def with_shown(document: PdfDocument, number: int) -> PdfPage:
    """The page of that number, from 0, with what fields, signatures, notes and stamps say among its own text."""
    import pypdfium2.raw as raw

    page = document[number]
    if not _shows_more(page) or raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[number]


def _shows_more(page: PdfPage) -> bool:
    """Whether fields, notes or stamps lie on the page, which its own text does not hold."""
    import pypdfium2.raw as raw

    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(annotation) if annotation else None
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP):
            return True
    return False


def pictures(document: PdfDocument) -> Iterator[Member]:
    """The pictures on the first pages, upright as they are stored, as PNG; ornaments are left out."""
    import pypdfium2.raw as raw

    found = 0
    for number, thing in _objects(document, raw.FPDF_PAGEOBJ_IMAGE):
        if found >= MOST_PICTURES:
            return
        width, height = thing.get_px_size()
        if min(width, height) < SMALLEST or width * height > MOST_PIXELS:
            continue
        buffer = io.BytesIO()
        thing.get_bitmap(render=False).to_pil().convert("RGB").save(buffer, "PNG")
        found += 1
        yield Member(f"picture-{found}.png", number, buffer.getvalue())


def _fonts(document: PdfDocument) -> set[str]:
    import pypdfium2.raw as raw

    handles = (raw.FPDFTextObj_GetFont(thing.raw) for _, thing in _objects(document, raw.FPDF_PAGEOBJ_TEXT))
    return {_SUBSET.sub("", name) for handle in islice(handles, 2_000) if (name := _font_name(handle))}


def _sizes(document: PdfDocument) -> str:
    """The sizes of type on the first pages, where there are at least three."""
    import pypdfium2.raw as raw

    found = set()
    for _, thing in islice(_objects(document, raw.FPDF_PAGEOBJ_TEXT), 2_000):
        size = ctypes.c_float()
        if raw.FPDFTextObj_GetFontSize(thing.raw, size):
            found.add(round(abs(size.value * thing.get_matrix().d), 1))
    return " ".join(f"{size:g}" for size in sorted(found)) if 2 < len(found) <= MOST_SIZES else ""


def _page(document: PdfDocument) -> str:
    """Width and height of the first page, in twentieths of a point, as Word gives them."""
    return " ".join(str(round(side * 20)) for side in document.get_page_size(0)) if len(document) else ""


def _font_name(handle: Any) -> str:
    import pypdfium2.raw as raw

    size = raw.FPDFFont_GetBaseFontName(handle, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(handle, buffer, size)
    return buffer.value.decode("utf-8", "replace")


def _objects(document: PdfDocument, kind: int) -> Iterator[tuple[int, Any]]:
    """The objects of one kind on the first pages, each with the number of its page."""
    for number in range(1, min(len(document), PAGES) + 1):
        page = document[number - 1]
        try:
            for thing in page.get_objects(filter=[kind], max_depth=3):
                yield number, thing
        finally:
            page.close()
