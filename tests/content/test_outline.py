from __future__ import annotations

from pathlib import Path

import docx
import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.content import text_of
from linkgraph.content.outline import outline_of

BLOCKS = [
    "How I will build it",
    "I read your description twice, and I would begin with the screens that your customers see on the first day.",
    "What you get every Friday",
    "- a build that runs on your own server, with notes",
    "- a list of what is still open and who it waits for",
    "Milestones and money",
    "Half is due when the first build runs, the other half when your team has accepted it.",
]
OUTLINE = "# How I will build it / text / # What you get every Friday / list / # Milestones and money / text"


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n"])
def test_headings_and_what_stands_between(between: str) -> None:
    assert outline_of(between.join(BLOCKS)) == OUTLINE


def test_pdf_and_docx_have_the_outline_of_the_pasted_text(tmp_path: Path) -> None:
    page, made = FPDF(), docx.Document()
    page.add_page()
    page.set_font("Helvetica", size=11)
    for block in BLOCKS:
        made.add_paragraph(block)
        page.multi_cell(140, 6, block, new_x="LMARGIN", new_y="NEXT")
        page.ln(3)
    made.save(str(tmp_path / "bid.docx"))
    page.output(str(tmp_path / "bid.pdf"))
    assert outline_of(text_of(tmp_path / "bid.docx")) == OUTLINE
    assert outline_of(text_of(tmp_path / "bid.pdf")) == OUTLINE


def test_numbers_of_headings_do_not_count() -> None:
    numbered = ["1. Scope of the work", "All of it.", "2) Milestones and money", "Half and half."]
    assert outline_of("\n".join(numbered)) == "# Scope of the work / text / # Milestones and money / text"


@pytest.mark.parametrize(
    "text",
    ["", "one line", "Dear Anna,\nI can begin today.\nBest regards,\nMin", "a\nb\nc", "1. One\n2. Two\n3. Three"],
)
def test_a_text_without_headings_has_no_outline(text: str) -> None:
    assert outline_of(text) == ""


def test_korean_headings() -> None:
    text = "작업 범위\n첫 화면부터 만들겠습니다.\n일정과 비용\n절반은 시작할 때 받습니다."
    assert outline_of(text) == "# 작업 범위 / text / # 일정과 비용 / text"


@given(st.text(max_size=300))
def test_any_text_has_one_or_none(text: str) -> None:
    assert outline_of(text).count("# ") != 1 or " / " in outline_of(text)
