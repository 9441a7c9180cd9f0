from __future__ import annotations

from pathlib import Path
from typing import ClassVar

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt
from fpdf import FPDF

from linkgraph.content import metadata_of
from linkgraph.normalise import normaliser
from linkgraph.signals import signals
from tests.signals.contract import SignalContract

OWN = "look=0a1b2c3d | page=11906 16838 900 900 900 900 | style=bid title | style=rate table | style=small print"


class TestDocumentFile(SignalContract):
    key = "document.file"
    same: ClassVar = [
        (OWN, f"{OWN} | font=Calibri | style=Normal (Web)"),
        ("template=Bid 2021.dotx", "template=C:\\Users\\min\\Bid 2021.dotx"),
    ]
    similar: ClassVar = [
        (OWN, f"{OWN} | style=own quote | program=Word", "file_template"),
        (
            "session=00A1 | session=00A2 | session=00A3 | session=00A4",
            "session=00A2 | session=00A3 | session=00A4",
            "file_template",
        ),
    ]
    unlike: ClassVar = [(OWN, OWN.replace("bid", "offer").replace("0a1b", "ffff")), (OWN, "origin=rsid:0011AA22")]
    unusable: ClassVar = [
        "",
        "font=Arial | font=Calibri,Bold | look=0a1b2c3d | page=12240 15840 1440 1440 1440 1440 | program=Word",
        "origin=rsid:00B47730 | session=1 | session=2 | session=3 | session=4",
        "template=Normal.dotm | style=List Paragraph",
    ]


def _fingerprint(file: Path) -> str | None:
    canonical = normaliser("document_traits")(metadata_of(file)["traits"], None)
    return signals()["document.file"].fingerprint(canonical) if canonical else None


def _bid(file: Path, words: str, styles: tuple[str, ...], size: int) -> Path:
    made = docx.Document()
    for name in styles:
        made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    made.styles["Heading 1"].font.size = Pt(size)
    made.sections[0].left_margin = Mm(17)
    made.add_heading(words)
    made.save(str(file))
    return file


def test_word_files_of_one_template_and_of_another(tmp_path: Path) -> None:
    own = ("Bid Title", "Rate Table", "Small Print")
    one, two = (_fingerprint(_bid(tmp_path / f"{name}.docx", name, own, 19)) for name in "ab")
    other = _fingerprint(_bid(tmp_path / "c.docx", "c", ("Cover", "Quote Box", "Fine Print"), 23))
    assert one
    assert two
    assert other
    found = signals()["document.file"].compare(one, two)
    assert found
    assert found.level == "file_template"
    assert "rate table" in found.detail
    assert signals()["document.file"].compare(one, other) is None


def test_a_plain_file_of_a_library_says_nothing(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "plain.docx"))
    assert _fingerprint(tmp_path / "plain.docx") is None
    page = FPDF()
    page.add_page()
    page.set_font("Helvetica", size=11)
    page.cell(text="hello")
    page.output(str(tmp_path / "plain.pdf"))
    said = metadata_of(tmp_path / "plain.pdf")["traits"]
    assert "font=Helvetica" in said
    assert "page=11906 16838" in said
