"""Chooses a form for a document and writes it."""

from __future__ import annotations

import html
import random
from pathlib import Path

from linkgraph.demo.forms.office import as_docx, as_odt
from linkgraph.demo.forms.pdf import as_pdf
from linkgraph.demo.streams import fill, weighted

FORMS = (("pdf", 4.0), ("docx", 3.0), ("txt", 2.0), ("odt", 1.5), ("html", 1.0), ("md", 1.0))


def write_document(rng: random.Random, folder: Path, text: str) -> str:
    """Writes `text` into `folder/documents` in a random form; returns the name relative to `folder`."""
    form = weighted(rng, FORMS)
    if form == "pdf" and not text.isascii():
        form = "docx"
    name = f"documents/{fill(rng, 'x' * 12)}.{form}"
    make = {"pdf": as_pdf, "docx": as_docx, "odt": as_odt, "html": as_html}.get(form, as_text)
    (folder / name).write_bytes(make(text))
    return name


def as_html(text: str) -> bytes:
    """A small page."""
    body = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    head = '<!doctype html>\n<html><head><meta charset="utf-8"><title>Document</title></head>'
    return f"{head}\n<body>\n{body}\n</body></html>\n".encode()


def as_text(text: str) -> bytes:
    """Plain text in UTF-8."""
    return f"{text}\n".encode()
