"""A plain PDF: A4 pages of Helvetica (PDF 1.4, ISO 32000-1)."""

from __future__ import annotations

import textwrap

COLUMNS, LINES = 88, 48
PAGE = "/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def as_pdf(text: str) -> bytes:
    """`text`, which must be ASCII, wrapped and paged."""
    lines = [part for line in text.split("\n") for part in (textwrap.wrap(line, COLUMNS) or [""])]
    pages = [lines[i : i + LINES] for i in range(0, len(lines), LINES)]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        FONT,
    ]
    for number, page in enumerate(pages):
        objects += [f"<< {PAGE} /Contents {5 + 2 * number} 0 R >>", _stream(page)]
    return _file(objects)


def _stream(lines: list[str]) -> str:
    shown = "".join(f"({_escaped(line)}) Tj T*\n" for line in lines)
    content = f"BT /F1 11 Tf 15 TL 56 786 Td\n{shown}ET"
    return f"<< /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: list[str]) -> bytes:
    out, offsets = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    size, start = len(objects) + 1, len(out)
    out += f"xref\n0 {size}\n0000000000 65535 f \n" + "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    out += f"trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("ascii")


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
