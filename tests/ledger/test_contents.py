from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import docx
import duckdb
import pytest
from PIL import Image

from linkgraph.ledger import contents, readers
from linkgraph.ledger.contents import READERS, Reader, read_contents, stamps
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.readers import Content, read_document, read_picture
from linkgraph.progress import SilentProgress
from tests.ledger.batches import batch, load, rows
from tests.pipeline.small import LETTER, picture


@pytest.fixture
def folder(work: Path) -> Path:
    folder = work.parent
    picture(1).save(folder / "a.png")
    (folder / "copy.png").write_bytes((folder / "a.png").read_bytes())
    (folder / "words.jpg").write_text("this is no picture", encoding="utf-8")
    Image.new("RGB", (80, 80), "white").save(folder / "blank.png")
    (folder / "cv.txt").write_text(LETTER, encoding="utf-8")
    (folder.parent / "secret.png").write_bytes((folder / "a.png").read_bytes())
    return folder


def read(ledger: duckdb.DuckDBPyConnection, folder: Path, run: str = "r1") -> list[tuple[object, ...]]:
    read_contents(ledger, folder, run, SilentProgress())
    return rows(ledger, "SELECT line, reason FROM reject WHERE stage = 'content'")


def photos(ledger: duckdb.DuckDBPyConnection, *files: str) -> None:
    load(ledger, "photos", [batch("photos", *[{"account": "x:a", "file": file} for file in files])])


def test_what_cannot_be_read_is_named_with_its_row(ledger: duckdb.DuckDBPyConnection, folder: Path) -> None:
    photos(ledger, "a.png", "missing.png", "../secret.png", "words.jpg", "/etc/hostname", "bad\0name.png")
    said = read(ledger, folder)
    assert [line for line, _ in said] == [3, 4, 5, 6, 7]
    reasons = [str(reason) for _, reason in said]
    assert reasons[0] == "missing.png: there is no such file in the case folder"
    assert reasons[1] == "../secret.png: lies outside the case folder; copy it into the folder"
    assert reasons[2].startswith("words.jpg: ")
    assert "lies outside the case folder" in reasons[3]
    assert rows(ledger, "SELECT kind, file, width FROM content") == [("photo", "a.png", 240)]


def test_a_file_that_may_not_be_read_is_named_and_read_once_it_may(
    ledger: duckdb.DuckDBPyConnection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(ledger, "photos", [batch("photos", {"account": "x:a", "file": "a.png"})])
    load(ledger, "documents", [batch("documents", {"account": "x:a", "file": "cv.txt"})])
    shut = {str(folder / "a.png"), str(folder / "cv.txt")}
    opened, may = io.open, os.access

    def open_(file: Any, *args: Any, **said: Any) -> Any:
        if str(file) in shut:
            raise PermissionError(13, "Permission denied", str(file))
        return opened(file, *args, **said)

    monkeypatch.setattr(io, "open", open_)
    monkeypatch.setattr(os, "access", lambda file, mode: str(file) not in shut and may(file, mode))
    assert [reason for _, reason in read(ledger, folder)] == [
        "a.png: cannot be opened: Permission denied",
        "cv.txt: cannot be opened: Permission denied",
    ]
    before = stamps(ledger, folder)
    shut.clear()
    assert stamps(ledger, folder) != before
    assert read(ledger, folder) == []


def test_a_file_that_goes_while_it_is_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(path: Path) -> str:
        raise FileNotFoundError(2, "No such file or directory", str(path))

    (tmp_path / "cv.txt").write_text(LETTER, encoding="utf-8")
    monkeypatch.setattr(readers, "text_of", gone)
    assert read_document((str(tmp_path), "cv.txt")) == "cannot be read: No such file or directory"


def test_a_file_that_we_fail_on_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> str:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(readers, "text_of", failing)
    monkeypatch.setattr(readers, "describe", failing)
    picture(1).save(tmp_path / "a.png")
    (tmp_path / "cv.txt").write_text(LETTER, encoding="utf-8")
    fault = "was not read, because of a fault of this program (ZeroDivisionError: by zero); please report it"
    assert read_document((str(tmp_path), "cv.txt")) == fault
    assert read_picture((str(tmp_path), "a.png")) == fault


def test_a_picture_that_is_a_line_is_read(tmp_path: Path) -> None:
    Image.new("RGB", (600, 2), "grey").save(tmp_path / "line.png")
    found = read_picture((str(tmp_path), "line.png"))
    assert isinstance(found, Content)
    assert found.refused == "too small to compare (600 x 2 pixels)"


def test_one_content_under_two_names_is_one(ledger: duckdb.DuckDBPyConnection, folder: Path) -> None:
    photos(ledger, "copy.png", "a.png")
    assert read(ledger, folder) == []
    assert len(rows(ledger, "SELECT id FROM content")) == 1
    assert len(rows(ledger, "SELECT DISTINCT id FROM content_file")) == 1
    assert len(rows(ledger, "SELECT file FROM content_file")) == 2


def test_a_picture_is_described_once_whatever_its_names(
    ledger: duckdb.DuckDBPyConnection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    described: list[str] = []

    def reader(task: tuple[str, str]) -> Content | str:
        described.append(task[1])
        return read_picture(task)

    monkeypatch.setitem(READERS, "photo", reader)
    (folder / "broken.jpg").write_bytes((folder / "words.jpg").read_bytes())
    exif = Image.Exif()
    exif[0x0131] = "Editor 1"
    picture(3).save(folder / "edited.jpg", exif=exif)
    photos(ledger, "a.png", "copy.png", "words.jpg", "broken.jpg", "edited.jpg")
    assert [line for line, _ in read(ledger, folder)] == [4, 5]
    assert sorted(described) == ["a.png", "broken.jpg", "edited.jpg"]
    for later, origin in (("later.png", "a.png"), ("later.jpg", "edited.jpg")):
        (folder / later).write_bytes((folder / origin).read_bytes())
    photos(ledger, "later.png", "later.jpg")
    assert read(ledger, folder) == []
    assert len(described) == 3
    said = rows(ledger, "SELECT file FROM content_fact WHERE name = 'software'")
    assert ("later.jpg",) in said

    for name in ("a.png", "later.png", "edited.jpg"):
        os.utime(folder / name, (1, 1))
    picture(4).save(folder / "copy.png")
    photos(ledger, "later.png", "later.jpg", "a.png", "copy.png", "edited.jpg")
    assert read(ledger, folder) == []
    assert described[3:] == ["copy.png"]
    assert rows(ledger, "SELECT file FROM content_fact WHERE name = 'software'") == said
    assert len(rows(ledger, "SELECT DISTINCT id FROM content_file WHERE file IN ('a.png', 'copy.png')")) == 2
    read(ledger, folder)
    assert len(described) == 4


def test_a_blank_picture_is_kept_and_not_compared(ledger: duckdb.DuckDBPyConnection, folder: Path) -> None:
    photos(ledger, "blank.png")
    assert read(ledger, folder) == []
    assert rows(ledger, "SELECT refused FROM content") == [("blank: nothing can be seen on it",)]


def test_a_text_in_a_row_and_in_a_file_is_one_content(ledger: duckdb.DuckDBPyConnection, folder: Path) -> None:
    spaced = LETTER.replace(" ", "  ")
    said = [{"account": "x:a", "file": "cv.txt"}, {"account": "x:b", "text": spaced}]
    load(ledger, "documents", [batch("documents", *said)])
    assert read(ledger, folder) == []
    assert rows(ledger, "SELECT kind, payload FROM content") == [("document", LETTER)]


def test_a_file_that_came_later_is_read_and_no_longer_rejected(ledger: duckdb.DuckDBPyConnection, folder: Path) -> None:
    photos(ledger, "late.png")
    assert len(read(ledger, folder)) == 1
    before = stamps(ledger, folder)
    picture(2).save(folder / "late.png")
    assert stamps(ledger, folder) != before
    assert read(ledger, folder) == []


def test_profile_cells_may_name_several(ledger: duckdb.DuckDBPyConnection, folder: Path) -> None:
    load(ledger, "profiles", [batch("profiles", {"account": "x:a", "photo": "a.png | gone.png"})])
    assert [str(reason)[:8] for _, reason in read(ledger, folder)] == ["gone.png"]


def test_a_picture_and_a_document_of_one_name_stay_apart(ledger: duckdb.DuckDBPyConnection, folder: Path) -> None:
    photos(ledger, "cv.txt")
    load(ledger, "documents", [batch("documents", {"account": "x:a", "file": "cv.txt"})])
    assert len(read(ledger, folder)) == 1
    assert rows(ledger, "SELECT kind FROM content") == [("document",)]


def test_what_a_file_says_about_itself_is_a_fact_of_the_account(
    ledger: duckdb.DuckDBPyConnection, folder: Path
) -> None:
    made = docx.Document()
    made.add_paragraph("hello")
    made.core_properties.author, made.core_properties.last_modified_by = "Min Kim", "administrator"
    made.save(str(folder / "cv.docx"))
    load(ledger, "documents", [batch("documents", {"account": "x:a", "file": "cv.docx"})])
    assert read(ledger, folder) == []
    build_facts(ledger, SilentProgress())
    said = rows(ledger, "SELECT raw, value, attribute, file, line FROM fact WHERE kind = 'document_author'")
    assert said == [
        ("Min Kim", "Min Kim", None, "documents.csv", 2),
        ("administrator", None, "last_modified_by", "documents.csv", 2),
    ]
    assert rows(ledger, "SELECT value FROM fact WHERE kind = 'document_template'") == [(None,)]


def test_pictures_are_read_again_where_faces_are_wanted_or_no_longer(
    ledger: duckdb.DuckDBPyConnection, folder: Path
) -> None:
    pytest.importorskip("dlib")
    photos(ledger, "a.png")
    for faces, asked in ((False, "0"), (True, "1"), (True, "1"), (False, "0")):
        read_contents(ledger, folder, "r1", SilentProgress(), faces=faces)
        assert rows(ledger, "SELECT value FROM meta WHERE key = 'faces'") == [(asked,)]
        assert len(rows(ledger, "SELECT id FROM content WHERE descriptor IS NOT NULL")) == 1


def test_a_link_that_leads_to_itself_is_rejected(ledger: duckdb.DuckDBPyConnection, folder: Path) -> None:
    (folder / "round.png").symlink_to("round.png")
    photos(ledger, "a.png", "round.png")
    [(line, reason)] = read(ledger, folder)
    assert line == 3
    assert "is not a usable file name" in str(reason)


def test_another_release_reads_documents_again_and_what_could_not_be_read(
    ledger: duckdb.DuckDBPyConnection, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos(ledger, "a.png", "words.jpg")
    load(ledger, "documents", [batch("documents", {"account": "x:a", "file": "cv.txt"})])
    read(ledger, folder)
    asked: list[str] = []

    def noted(reader: Reader) -> Reader:
        def reading(task: tuple[str, str]) -> Content | str:
            asked.append(task[1])
            return reader(task)

        return reading

    for kind, reader in dict(READERS).items():
        monkeypatch.setitem(READERS, kind, noted(reader))
    read(ledger, folder, "r2")
    assert asked == []
    monkeypatch.setattr(contents, "__version__", "another")
    read(ledger, folder, "r3")
    assert sorted(asked) == ["cv.txt", "words.jpg"]
