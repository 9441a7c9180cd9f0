from __future__ import annotations

import os
from pathlib import Path

import pytest
from linkgraph_ingest.discover import ingestors, read_paths, sources, strays, unread

from linkgraph.case import Case
from linkgraph.errors import UsageError
from linkgraph.records import Batch, Reject

from .reading import read, rows_of


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        folder.joinpath(name.replace("__", ".")).write_text(text, encoding="utf-8")
    return folder


def test_every_format_is_found() -> None:
    assert {"delimited", "json_array", "json_lines", "parquet", "xlsx"} <= set(ingestors())


def test_sources_in_the_order_of_the_kinds(tmp_path: Path) -> None:
    write(tmp_path, logins__csv="", profiles__jsonl="", profiles__csv="", notes__md="", Photos__CSV="")
    assert [(s.file, s.kind) for s in sources(Case.open(tmp_path))] == [
        ("profiles.csv", "profiles"),
        ("profiles.jsonl", "profiles"),
        ("Photos.CSV", "photos"),
        ("logins.csv", "logins"),
    ]


def test_a_source_knows_its_size_and_time(tmp_path: Path) -> None:
    write(tmp_path, profiles__csv="account\n")
    [source] = sources(Case.open(tmp_path))
    facts = source.path.stat()
    assert (source.size, source.mtime_ns) == (8, facts.st_mtime_ns)


def test_both_forms_of_one_kind_are_read(tmp_path: Path) -> None:
    write(tmp_path, profiles__csv="account\nup:1\n", profiles__jsonl='{"account": "up:2"}\n')
    assert read(tmp_path).column("account") == ["up:1", "up:2"]


def test_misspelt_names_and_folders_are_told(tmp_path: Path) -> None:
    write(tmp_path, profile__csv="account\nup:1\n", other__csv="x\n")
    tmp_path.joinpath("photos.csv").mkdir()
    assert [(r.file, r.reason) for r in strays(Case.open(tmp_path))] == [
        ("photos.csv", "this is no regular file"),
        ("profile.csv", "this is no file of a case folder; if it holds profiles, call it profiles.csv"),
    ]


def test_tables_that_nothing_names_are_known(tmp_path: Path) -> None:
    files = {"profiles__csv": "account\nup:1\n", "old__csv": "x\n", "more__csv": "account\nup:2\n"}
    write(tmp_path, **files, notes__md="", linkgraph__toml='[files]\nprofiles = ["more.csv"]\n')
    assert unread(Case.open(tmp_path)) == ["old.csv"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "profiles.csv")
    assert read(tmp_path).reasons() == [(0, "this is no regular file")]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_one_reject(tmp_path: Path) -> None:
    write(tmp_path, profiles__csv="account\nup:1\n")
    tmp_path.joinpath("profiles.csv").chmod(0)
    assert read(tmp_path).reasons() == [(0, "cannot be opened: Permission denied")]


def given(tmp_path: Path, *paths: Path) -> tuple[list[tuple[str, str]], list[Reject]]:
    items = list(read_paths(paths, Case.open(tmp_path)))
    rows = [(item.file, row["account"]) for item in items if isinstance(item, Batch) for row in rows_of(item)]
    return rows, [item for item in items if isinstance(item, Reject)]


def test_paths_are_files_and_folders(tmp_path: Path) -> None:
    case, other = tmp_path / "case", tmp_path / "other"
    case.mkdir()
    other.mkdir()
    write(other, profiles__csv="account\nup:1\n")
    file = write(tmp_path, **{"logins-2024__csv": "account,at,ip\nup:2,2024,::1\n"}) / "logins-2024.csv"
    rows, rejects = given(case, other, file)
    assert rows == [(str(other / "profiles.csv"), "up:1"), (str(file), "up:2")]
    assert rejects == []


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is not there; give a file or a folder"):
        given(tmp_path, tmp_path / "nothing.csv")


def test_a_file_that_does_not_say_what_it_holds(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"export\.csv does not say what it holds"):
        given(tmp_path, write(tmp_path, export__csv="account\n") / "export.csv")


def test_a_format_that_no_one_reads(tmp_path: Path) -> None:
    rows, rejects = given(tmp_path, write(tmp_path, **{"profiles 2024__docx": "x"}) / "profiles 2024.docx")
    assert rows == []
    assert rejects[0].reason.startswith("no ingestor reads this format; known: csv, tsv")


@pytest.mark.parametrize("name", ["profiles.csv.bz2", "Logins.jsonl.zip"])
def test_a_packing_that_is_not_opened_is_told(tmp_path: Path, name: str) -> None:
    tmp_path.joinpath("photos.zip").write_bytes(b"PK")
    tmp_path.joinpath(name).write_bytes(b"x")
    found = strays(Case.open(tmp_path))
    assert [(one.file, one.reason) for one in found] == [
        (name, "this is packed in a way that is not read; unpack it, or pack it with gzip")
    ]


def test_what_is_told_by_its_content_is_not_called_misspelt(tmp_path: Path) -> None:
    tmp_path.joinpath("login.json").write_text('{"login": "a", "node_id": "x", "html_url": "https://github.com/a"}')
    assert strays(Case.open(tmp_path)) == []
