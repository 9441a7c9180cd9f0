"""What documents say about themselves, written by the libraries that write them in real life."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from odf import dc, meta, opendocument
from odf.text import P

from linkgraph.content import metadata_of
from linkgraph.errors import SourceError
from tests.ingest.reading import real_data


def test_docx(tmp_path: Path) -> None:
    made = docx.Document()
    made.core_properties.author = "Min Kim"
    made.core_properties.last_modified_by = "JK"
    made.core_properties.created = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
    made.save(str(tmp_path / "cv.docx"))
    found = metadata_of(tmp_path / "cv.docx")
    assert (found["author"], found["last_modified_by"]) == ("Min Kim", "JK")
    assert found["created_at"] == "2024-01-02T03:04:05Z"
    assert found["template"] == "Normal.dotm"
    assert found["producer"] == "Microsoft Macintosh Word 14.0000"
    assert found["origin"].startswith("rsid:")
    assert "Calibri" in found["fonts"].split(" | ")


def test_two_files_made_of_one_keep_its_origin(tmp_path: Path) -> None:
    for name in ("a", "b"):
        made = docx.Document()
        made.add_paragraph(name)
        made.save(str(tmp_path / f"{name}.docx"))
    assert metadata_of(tmp_path / "a.docx")["origin"] == metadata_of(tmp_path / "b.docx")["origin"]


def test_pdf(tmp_path: Path) -> None:
    made = FPDF()
    made.set_author("Min Kim")
    made.set_producer("a word processor")
    made.set_creation_date(datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC))
    made.add_page()
    made.set_font("times", size=12)
    made.cell(text="hello")
    made.output(str(tmp_path / "cv.pdf"))
    found = metadata_of(tmp_path / "cv.pdf")
    assert (found["author"], found["producer"], found["created_at"]) == (
        "Min Kim",
        "a word processor",
        "2024-01-02T03:04:05Z",
    )
    assert found["fonts"] == "Times-Roman"
    assert found["origin"].startswith("pdf:")


def test_odt(tmp_path: Path) -> None:
    made = opendocument.OpenDocumentText()
    made.meta.addElement(meta.InitialCreator(text="Min Kim"))
    made.meta.addElement(dc.Creator(text="JK"))
    made.meta.addElement(meta.Template(href="/home/x/cv.ott", title="Modern CV"))
    made.text.addElement(P(text="hello"))
    made.save(str(tmp_path / "cv.odt"))
    found = metadata_of(tmp_path / "cv.odt")
    assert (found["author"], found["last_modified_by"], found["template"]) == ("Min Kim", "JK", "Modern CV")
    assert found["producer"].startswith("ODFPY")


def test_rtf(tmp_path: Path) -> None:
    info = rb"{\info{\author Jo\'e9 Kim}{\operator JK}{\creatim\yr2024\mo1\dy2\hr3\min4}}"
    file = tmp_path / "cv.rtf"
    file.write_bytes(rb"{\rtf1\ansi{\*\generator Riched20 10.0.19041;}" + info + rb" hello}")
    assert metadata_of(file) == {
        "author": "Joé Kim",
        "created_at": "2024-01-02T03:04:00",
        "last_modified_by": "JK",
        "producer": "Riched20 10.0.19041",
    }


def test_html(tmp_path: Path) -> None:
    file = tmp_path / "cv.html"
    file.write_text(
        '<html><head><title>CV</title><meta name="Generator" content="Word 15"></head><body>x</body></html>'
    )
    assert metadata_of(file) == {"producer": "Word 15", "title": "CV"}


def test_text_says_nothing(tmp_path: Path) -> None:
    tmp_path.joinpath("cv.txt").write_text("author: me")
    assert metadata_of(tmp_path / "cv.txt") == {}


def test_a_damaged_document_says_nothing(tmp_path: Path) -> None:
    tmp_path.joinpath("cv.pdf").write_bytes(b"%PDF-1.7\ngarbage")
    assert metadata_of(tmp_path / "cv.pdf") == {}


def test_a_missing_document_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be opened"):
        metadata_of(tmp_path / "cv.pdf")


def test_real_pdf_files_are_read_whole() -> None:
    found = [metadata_of(file) for file in sorted(real_data("documents_pdf_samples").rglob("*.pdf"))]
    assert sum("producer" in each for each in found) > 10
    assert all(value and value.isprintable() for each in found for value in each.values())
