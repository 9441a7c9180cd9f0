"""Documents written by the libraries that write them in real life."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from fpdf import FPDF
from odf import opendocument
from odf.style import Style
from odf.text import A, H, LineBreak, P, S, Span, Tab

from linkgraph.content import metadata_of, text_of
from linkgraph.content.archive import OLE
from linkgraph.content.formats import document_formats
from linkgraph.content.formats.docx import ALIKE
from linkgraph.content.inside import members_of
from linkgraph.errors import SourceError
from tests.ingest.reading import real_data

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(path: Path, *pages: str, password: str = "") -> Path:
    made = FPDF()
    made.set_font("helvetica", size=12)
    for text in pages:
        made.add_page()
        made.multi_cell(0, text=text)
    if password:
        made.set_encryption(owner_password=password, user_password=password)
    made.output(str(path))
    return path


def test_every_format_is_found() -> None:
    assert [kind.name for kind in document_formats()] == [
        "MSG",
        "DOCX",
        "EML",
        "HTML",
        "Markdown",
        "ODT",
        "PDF",
        "RTF",
        "plain text",
    ]


def test_pdf(tmp_path: Path) -> None:
    assert text_of(pdf(tmp_path / "cv.pdf", "Senior developer", "Page two")) == "Senior developer\n\nPage two"


def test_the_content_counts_and_not_the_suffix(tmp_path: Path) -> None:
    assert text_of(pdf(tmp_path / "cv.docx", "Senior developer")) == "Senior developer"


def test_what_is_filled_into_a_form_and_what_is_written_on_a_page(tmp_path: Path) -> None:
    said = "/Type/Annot/Rect[50 500 400 520]/DA(/F 12 Tf)"
    field = f"<<{said}/Subtype/Widget/FT/Tx/T(name)/V(Anna Kim)/AP<</N 6 0 R>>>>"
    note = f"<<{said}/Subtype/FreeText/Contents(Paid in May)/AP<</N 7 0 R>>>>"
    hidden = f"<<{said}/Subtype/Widget/FT/Tx/T(secret)/F 2/AP<</N 6 0 R>>>>"
    fonts = "<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    objects = [
        "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]>>>>",
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources{fonts}/Annots[8 0 R 9 0 R]>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R/Resources{fonts}/Annots[{hidden}]>>",
        stream("", "BT /F 12 Tf 50 700 Td (Contract) Tj ET"),
        stream(f"/Subtype/Form/BBox[0 0 350 20]/Resources{fonts}", "BT /F 12 Tf 2 5 Td (Anna Kim) Tj ET"),
        stream(f"/Subtype/Form/BBox[0 0 350 20]/Resources{fonts}", "BT /F 12 Tf 200 5 Td (Paid in May) Tj ET"),
        field,
        note,
    ]
    body = "".join(f"{at} 0 obj\n{one}\nendobj\n" for at, one in enumerate(objects, start=1))
    (tmp_path / "form.pdf").write_text(f"%PDF-1.7\n{body}trailer <</Root 1 0 R/Size 10>>\n%%EOF\n")
    first, second = text_of(tmp_path / "form.pdf").split("\n\n")
    assert first.replace("\n", " ").split() == ["Contract", "Anna", "Kim", "Paid", "in", "May"]
    assert second == "Contract"


def stream(said: str, content: str) -> str:
    return f"<</Length {len(content)}{said}>>\nstream\n{content}\nendstream"


def test_a_pdf_with_a_password(tmp_path: Path) -> None:
    file = pdf(tmp_path / "cv.pdf", "secret", password="x")
    with pytest.raises(SourceError, match=r"cv\.pdf: the PDF is protected by a password; save it without one"):
        text_of(file)


def test_a_pdf_with_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkgraph.content.formats.pdf.MOST_PAGES", 2)
    with pytest.raises(SourceError, match="the PDF has 3 pages; the most is 2"):
        text_of(pdf(tmp_path / "cv.pdf", "1", "2", "3"))


def test_a_broken_pdf(tmp_path: Path) -> None:
    file = tmp_path / "cv.pdf"
    file.write_bytes(b"%PDF-1.7\ngarbage")
    with pytest.raises(SourceError, match="the PDF is damaged"):
        text_of(file)


@pytest.mark.parametrize(("kind", "suffix"), list(zip(ALIKE, ("docm", "dotx", "dotm"), strict=True)))
def test_word_files_with_macros_and_templates(tmp_path: Path, kind: str, suffix: str) -> None:
    made = docx.Document()
    made.add_paragraph("Ten years of Python")
    made.part._content_type = kind
    made.save(str(tmp_path / f"cv.{suffix}"))
    assert text_of(tmp_path / f"cv.{suffix}") == "Ten years of Python"


def test_a_pdf_that_ends_in_an_archive_is_a_pdf(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "in.zip", "w") as archive:
        archive.writestr("note.txt", "nothing of the page")
    file = pdf(tmp_path / "cv.pdf", "Senior developer")
    file.write_bytes(file.read_bytes() + (tmp_path / "in.zip").read_bytes())
    assert list(members_of(file)) == []
    assert [member.name for member in members_of(tmp_path / "in.zip")] == ["note.txt"]


def test_an_old_word_file_that_holds_a_new_one_is_not_read_as_that(tmp_path: Path) -> None:
    made = docx.Document()
    made.save(str(tmp_path / "inner.docx"))
    (tmp_path / "cv.doc").write_bytes(OLE.ljust(4096, b"\0") + (tmp_path / "inner.docx").read_bytes())
    with pytest.raises(SourceError, match="this is an old Office file"):
        text_of(tmp_path / "cv.doc")


def test_docx_in_the_order_of_reading(tmp_path: Path) -> None:
    made = docx.Document()
    made.sections[0].header.paragraphs[0].text = "Ann Lee, CV"
    made.add_heading("Experience", 1)
    made.add_paragraph("Ten years\tof Python").add_run(" and C").add_break()
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "2019", "Acme"
    made.element.body.insert_element_before(
        parse_xml(
            f"<w:sdt {WORD}><w:sdtContent><w:p><w:r><w:t>in a control</w:t></w:r><w:del><w:r>"
            "<w:delText>deleted</w:delText></w:r></w:del></w:p></w:sdtContent></w:sdt>"
        ),
        "w:sectPr",
    )
    made.sections[0].footer.paragraphs[0].text = "page foot"
    made.save(str(tmp_path / "cv.docx"))
    assert text_of(tmp_path / "cv.docx").split("\n") == [
        "Ann Lee, CV",
        "Experience",
        "Ten years\tof Python and C",
        "",
        "2019",
        "Acme",
        "in a control",
        "page foot",
    ]


def test_odt_with_spaces_tabs_and_links(tmp_path: Path) -> None:
    made = opendocument.OpenDocumentText()
    made.automaticstyles.addElement(Style(name="x", family="text"))
    made.text.addElement(H(outlinelevel=1, text="Experience"))
    line = P(text="Ten")
    line.addElement(S(c=2))
    line.addElement(Span(stylename="x", text="years"))
    line.addElement(Tab())
    line.addElement(A(href="https://example.org", text="link"))
    line.addElement(LineBreak())
    line.addText("end")
    made.text.addElement(line)
    made.save(str(tmp_path / "cv.odt"))
    assert text_of(tmp_path / "cv.odt") == "Experience\nTen  years\tlink\nend"


def test_an_odt_with_entities_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    with zipfile.ZipFile(tmp_path / "cv.odt", "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr("META-INF/manifest.xml", "<m/>")
        made.writestr("content.xml", bomb)
    with pytest.raises(SourceError, match="the document defines entities of its own"):
        text_of(tmp_path / "cv.odt")


def test_rtf(tmp_path: Path) -> None:
    file = tmp_path / "cv.rtf"
    file.write_text(r"{\rtf1\ansi\ansicpg1252 Ann {\b Lee}\par D\'fcsseldorf, \u1052?oskau\par}", encoding="ascii")
    assert text_of(file) == "Ann Lee\nDüsseldorf, Мoskau"


@pytest.mark.filterwarnings("ignore:invalid escape sequence", "ignore::SyntaxWarning")
@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_rtf_of_a_library(tmp_path: Path, encoding: str) -> None:
    from PyRTF.document.paragraph import Paragraph
    from PyRTF.Elements import Document, Renderer, Section

    made, section = Document(), Section()
    made.Sections.append(section)
    heading = Paragraph(made.StyleSheet.ParagraphStyles.Heading1)
    heading.append("Ann Lee, Düsseldorf")
    section.append(heading)
    section.append("Ten years of Python")
    with (tmp_path / "cv.rtf").open("w", encoding=encoding) as file:
        Renderer().Write(made, file)
    assert text_of(tmp_path / "cv.rtf") == "Ann Lee, Düsseldorf\nTen years of Python"


def test_html_as_a_browser_shows_it(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    page = (
        '<!DOCTYPE html><html><head><meta charset="windows-1251"><title>Профиль</title>'
        "<style>p{}</style></head><body><script>x()</script><p>Привет <b>мир</b></p><p>два</p></body></html>"
    )
    file.write_bytes(page.encode("cp1251"))
    assert text_of(file) == "Профиль\n\nПривет мир\n\nдва"


def test_html_nested_beyond_reason_takes_no_time(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_bytes(b"<html>" + b"<div>" * 200_000 + b"x &amp; y")
    assert text_of(file) == "x & y"
    assert metadata_of(file) == {}


def test_a_page_may_begin_with_comments(tmp_path: Path) -> None:
    file = tmp_path / "page.txt"
    file.write_bytes(b"<!-- a -->\n" * 300 + b"<html><body>hello</body></html>")
    assert text_of(file) == "hello"
    file.write_bytes(b"<!-- a -->" * 400 + b"no page")
    assert text_of(file).endswith("no page")


def test_markdown_as_a_reader_sees_it(tmp_path: Path) -> None:
    file = tmp_path / "cv.md"
    file.write_text("# Ann\n\n* one **bold**\n* [two](https://example.org)\n", encoding="utf-8")
    assert text_of(file).split() == ["Ann", "one", "bold", "two"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_plain_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "cv.txt"
    file.write_bytes("Я разработчик из Москвы,\r\nдесять лет опыта\r\n".encode(encoding))
    assert text_of(file) == "Я разработчик из Москвы,\nдесять лет опыта"


def test_what_is_no_document(tmp_path: Path) -> None:
    files: dict[str, tuple[bytes, str]] = {
        "empty.txt": (b"", "is empty"),
        "picture.txt": (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "is no document that can be read; known: MSG, DOCX, EML, HTML",
        ),
        "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "this is an old Office file"),
        "locked.docx": (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "the file is protected by a password; save it without one",
        ),
        "broken.docx": (b"PK\x03\x04 broken", "this is not a DOCX document, or it is damaged"),
        "broken.odt": (b"PK\x03\x04 broken", "this is not an ODT document, or it is damaged"),
    }
    for name, (data, message) in files.items():
        tmp_path.joinpath(name).write_bytes(data)
        with pytest.raises(SourceError, match=message):
            text_of(tmp_path / name)
    with pytest.raises(SourceError, match="is not a regular file"):
        text_of(tmp_path)
    with pytest.raises(SourceError, match="cannot be opened: No such file"):
        text_of(tmp_path / "nothing.pdf")


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "cv.docx", "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("word/document.xml", b"0" * (80 << 20))
    with pytest.raises(SourceError, match="looks like a decompression bomb"):
        text_of(tmp_path / "cv.docx")


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    with tmp_path.joinpath("cv.txt").open("wb") as file:
        file.truncate(51 << 20)
    with pytest.raises(SourceError, match="has 51 MB; the most is 50 MB"):
        text_of(tmp_path / "cv.txt")


def test_real_pdfs() -> None:
    read, refused = [], []
    for file in real_data("documents_pdf_samples").glob("*/*.pdf"):
        try:
            read.append(text_of(file))
        except SourceError as error:
            refused.append(str(error).partition(": ")[2])
    assert refused == ["the PDF is protected by a password; save it without one"]
    assert sum(map(bool, read)) == 22  # the other five are scans
