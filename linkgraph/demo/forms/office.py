"""Word and OpenDocument files, without the date on which they were made."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

EPOCH = (2025, 1, 1, 0, 0, 0)
ODT = "application/vnd.oasis.opendocument.text"
NAMES = "urn:oasis:names:tc:opendocument:xmlns"


def as_docx(text: str) -> bytes:
    """A Word document, a paragraph a line."""
    import docx

    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return _packed({name: archive.read(name) for name in archive.namelist()})


def as_odt(text: str) -> bytes:
    """An OpenDocument text, a paragraph a line."""
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    content = (
        f'<office:document-content xmlns:office="{NAMES}:office:1.0" xmlns:text="{NAMES}:text:1.0" '
        f'office:version="1.3"><office:body><office:text>{lines}</office:text></office:body>'
        "</office:document-content>"
    )
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", ODT), ("content.xml", "text/xml"))
    )
    names = f'xmlns:manifest="{NAMES}:manifest:1.0" manifest:version="1.3"'
    manifest = f"<manifest:manifest {names}>{entries}</manifest:manifest>"
    parts = {"mimetype": ODT, "content.xml": content, "META-INF/manifest.xml": manifest}
    return _packed({name: part.encode() for name, part in parts.items()})


def _packed(parts: dict[str, bytes]) -> bytes:
    """A ZIP archive that is the same whenever it is made; `mimetype` is stored as it is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()
