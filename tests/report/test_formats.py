"""Every format: whole, readable by the other side, and safe with hostile text."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import pypdfium2
import pytest

from linkgraph.flags import flags
from linkgraph.report import Pictures, Report, format_names, render
from tests.read.sample import RING
from tests.report.made import NASTY, made


class Page(HTMLParser):
    """The tags, the links and the text of an HTML page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for name, value in attrs if name in ("src", "href")]

    def handle_data(self, data: str) -> None:
        self.text += data


def pdf_text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_formats_are_those_of_the_contract() -> None:
    assert format_names() == ("csv", "html", "json", "md", "pdf", "xlsx")


@pytest.mark.parametrize("format", ["csv", "html", "json", "md"])
def test_every_member_is_named_and_nothing_is_called_certain(report: Report, pictures: Pictures, format: str) -> None:
    text = render(format, report, pictures).decode("utf-8").replace("\\", "")
    for account in RING:
        assert account in text
    for word in ("proof", "proven", "same person"):
        assert word not in text.lower()


CERTAIN = re.compile(
    r"\b(proofs?|prove[ns]?|proved|proving|guilty|culprits?|criminals?|perpetrators?|same person)\b", re.I
)


@pytest.mark.parametrize("name", sorted(resources.files("linkgraph.report").joinpath("templates").iterdir(), key=str))
def test_no_template_calls_anything_certain(name: Traversable) -> None:
    assert not CERTAIN.search(name.read_text(encoding="utf-8"))


def test_no_word_of_a_finding_or_a_role_calls_anything_certain() -> None:
    said = [text for flag in flags().values() for text in (flag.title, flag.meaning, flag.benign, flag.detail)]
    said += [resources.files("linkgraph.flags").joinpath("roles.toml").read_text(encoding="utf-8")]
    said += [
        resources.files("linkgraph.report").joinpath(name).read_text("utf-8") for name in ("words.toml", "redact.toml")
    ]
    assert [text for text in said if CERTAIN.search(text)] == []


def test_the_same_report_gives_the_same_bytes(report: Report, pictures: Pictures) -> None:
    for format in ("csv", "html", "json", "md"):
        assert render(format, report, pictures) == render(format, report, pictures)


def test_html_stands_alone_and_shows_photos(report: Report, pictures: Pictures) -> None:
    page = Page(render("html", report, pictures).decode("utf-8"))
    assert "script" not in page.tags
    assert page.tags.count("img") == 3
    assert all(link.startswith(("data:image/jpeg;base64,", "#")) for link in page.links)
    for heading in ("What they share", "What speaks against it", "Red flags", "What changed", "Method"):
        assert heading in page.text
    assert "run by the same hand" in page.text


def test_html_shows_hostile_text_as_text() -> None:
    page = Page(render("html", made(7)).decode("utf-8"))
    assert "script" not in page.tags
    for text in NASTY[:6]:
        assert text in page.text


@pytest.mark.parametrize("format", ["html", "md"])
def test_what_cannot_be_seen_is_marked(format: str) -> None:
    text = render(format, made(7)).decode("utf-8")
    assert not re.search("[\x00\x1b\u202e]", text)
    assert "\ufffd\ufffd\ufffd controls" in text


def test_markdown_escapes_hostile_text() -> None:
    text = render("md", made(7)).decode("utf-8")
    assert "<script>" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    members = [line for line in text.splitlines() if line.startswith("| upwork") and " and " not in line]
    assert len(members) == 7
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in members} == {5}


def test_csv_has_one_row_an_account_and_no_formula(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(render("csv", report).decode("utf-8"))))
    assert sorted(row["account"] for row in rows) == sorted(RING)
    nasty = csv.DictReader(io.StringIO(render("csv", made(7)).decode("utf-8")))
    assert "'=cmd()" in {row["name"] for row in nasty}


def test_json_holds_everything(report: Report) -> None:
    told = json.loads(render("json", report))
    assert told["clusters"][0]["id"] == "C1"
    assert len(told["clusters"][0]["links"]) == 3
    assert told["changes"]["runs"] == ["run-1"]
    json.loads(render("json", made(7)))


def test_pdf_has_every_member_and_its_photos(report: Report, pictures: Pictures) -> None:
    data = render("pdf", report, pictures)
    assert data.startswith(b"%PDF")
    text = pdf_text(data)
    for account in RING:
        assert account in text
    assert "proof" not in text.lower()
    document = pypdfium2.PdfDocument(data)
    images = [kind for page in document for kind in page.get_objects(filter=[3])]
    document.close()
    assert len(images) == 3


def test_pdf_of_hostile_text_in_many_scripts() -> None:
    text = pdf_text(render("pdf", made(7)))
    assert "#panic(1)" in text
    for name in ("김민수", "李小龙", "Евгений"):
        assert name in text


def test_a_cluster_of_hundreds_is_limited_and_says_so() -> None:
    page = Page(render("html", made(300)).decode("utf-8"))
    assert "more are not shown here" in page.text
    assert len(pypdfium2.PdfDocument(render("pdf", made(300)))) < 60


def test_many_clusters_are_all_in_the_overview() -> None:
    page = Page(render("html", made(2, clusters=260)).decode("utf-8"))
    assert page.tags.count("section") == 260 - 10 + 2
    assert "C-259" in page.text


def test_pictures_stay_inside_the_case(tmp_path: Path, folder: Path) -> None:
    outside = tmp_path / "outside.jpg"
    outside.write_bytes((folder / "photos/p1.jpg").read_bytes())
    text = folder / "profiles.csv"
    inside = Pictures(folder, {"a": "photos/p1.jpg", "b": str(outside), "c": f"../{outside.name}", "d": text.name})
    assert inside.jpeg("a") is not None
    assert [inside.jpeg(photo) for photo in ("b", "c", "d", "e", None)] == [None] * 5


def test_xlsx_has_no_formula(report: Report) -> None:
    from tests.report.sheets import cells

    for data in (render("xlsx", report), render("xlsx", made(7))):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            sheets = [packed.read(name).decode("utf-8") for name in packed.namelist() if "worksheets" in name]
        assert sheets
        assert not any("<f>" in sheet or 't="f"' in sheet for sheet in sheets)
    assert "'=cmd()" in cells(render("xlsx", made(7)))
    assert set(RING) <= set(cells(render("xlsx", report)))


def test_what_stands_behind_a_cluster_is_shown(report: Report, pictures: Pictures) -> None:
    page = Page(render("html", report, pictures).decode("utf-8"))
    for heading in ("Risk and its parts", "Who is linked with whom", "Where it was read", "What it rests on"):
        assert heading in page.text
    for said in ("profiles.csv:9", "2024-01-05", "ab" * 32):
        assert said in page.text
    assert page.tags.count("svg") == 2
    assert sum(part.points for part in report.clusters[0].parts) > 0
