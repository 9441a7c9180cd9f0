"""A PDF, a DOCX and a pasted text of one bid have one fingerprint."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as Docx
from fpdf import FPDF

from linkgraph.content import text_of
from linkgraph.ledger.readers import text_content
from linkgraph.signals.document import Document
from tests.signals.test_document import BID

PARAGRAPHS = [
    BID,
    "- Senior developer, 2019-2024: “state-of-the-art” shops for fine offices",
    "- Rate: $1,250.50 a week; write to me at ji.woo@example.com or see https://example.com/work",
    "I don't use templates — every offer is written anew for the client, with a long-term plan.",
]


def fingerprint(text: str) -> str:
    found = Document().fingerprint(text_content(text).payload or "")
    assert found
    return found


def pdf(folder: Path, width: float) -> Path:
    made = FPDF()
    made.add_page()
    made.set_font("Helvetica", size=11)
    for paragraph in PARAGRAPHS:
        plain = paragraph.replace("“", '"').replace("”", '"').replace("—", "-")
        made.multi_cell(width, 6, plain, new_x="LMARGIN", new_y="NEXT")
        made.ln(4)
    made.output(str(folder / "bid.pdf"))
    return folder / "bid.pdf"


def docx(folder: Path) -> Path:
    made = Docx()
    for paragraph in PARAGRAPHS:
        made.add_paragraph(paragraph)
    made.save(str(folder / "bid.docx"))
    return folder / "bid.docx"


@pytest.mark.parametrize("width", [180, 60])
def test_one_bid_in_three_formats(tmp_path: Path, width: float) -> None:
    pasted = fingerprint("\r\n\r\n".join(PARAGRAPHS))
    assert fingerprint(text_of(docx(tmp_path))) == pasted
    assert fingerprint(text_of(pdf(tmp_path, width))) == pasted


def test_markup_of_a_page_is_not_part_of_it(tmp_path: Path) -> None:
    page = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    (tmp_path / "bid.html").write_text(f"<html><body>{page}</body></html>", encoding="utf-8")
    assert fingerprint(text_of(tmp_path / "bid.html")) == fingerprint("\n".join(PARAGRAPHS)) == fingerprint(page)
