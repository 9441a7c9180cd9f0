from __future__ import annotations

import os
from pathlib import Path

import pytest

from linkgraph.case import Case
from linkgraph.errors import CaseError


def test_a_folder_is_a_case(tmp_path: Path) -> None:
    case = Case.open(tmp_path)
    assert case.folder == tmp_path.resolve()
    assert case.name == tmp_path.name
    assert case.default_store_uri() == f"ladybug:{tmp_path.resolve()}/.linkgraph/graph.lbug"


def test_opening_writes_nothing(tmp_path: Path) -> None:
    Case.open(tmp_path).default_store_uri()
    assert list(tmp_path.iterdir()) == []


def test_the_work_folder_is_closed_to_others_and_to_git(tmp_path: Path) -> None:
    work = Case.open(tmp_path).work
    assert work == tmp_path.resolve() / ".linkgraph"
    assert work.stat().st_mode & 0o777 == 0o700
    assert work.joinpath(".gitignore").read_text(encoding="utf-8") == "*\n"
    assert Case.open(tmp_path).work == work


def test_what_is_in_the_way_of_the_work_folder_is_told(tmp_path: Path) -> None:
    tmp_path.joinpath(".linkgraph").write_text("", encoding="utf-8")
    with pytest.raises(CaseError, match=r"\.linkgraph cannot be made"):
        _ = Case.open(tmp_path).work


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="nothing is not there; give the folder of a case"):
        Case.open(tmp_path / "nothing")


def test_a_file_is_no_case(tmp_path: Path) -> None:
    file = tmp_path / "profiles.csv"
    file.touch()
    with pytest.raises(CaseError, match="is a file; give the folder that holds it"):
        Case.open(file)


def test_a_folder_that_is_not_writable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda _path, mode: mode != os.W_OK)
    with pytest.raises(CaseError, match="is not writable"):
        Case.open(tmp_path)


def test_a_case_without_sources_says_so(tmp_path: Path) -> None:
    tmp_path.joinpath("notes.txt").touch()
    with pytest.raises(CaseError, match=r"holds no source: there is no profiles\.csv"):
        Case.open(tmp_path).require_sources()


def test_a_misspelt_source_is_suggested(tmp_path: Path) -> None:
    tmp_path.joinpath("profile.csv").touch()
    with pytest.raises(CaseError, match=r"Rename profile\.csv to profiles\.csv\?"):
        Case.open(tmp_path).require_sources()


@pytest.mark.parametrize("name", ["profiles.csv", "Logins.JSONL.gz", "watchlist.xlsx", "export 7.csv"])
def test_any_source_is_enough(tmp_path: Path, name: str) -> None:
    tmp_path.joinpath("linkgraph.toml").write_text('[files]\nprofiles = "export*.csv"\n', encoding="utf-8")
    tmp_path.joinpath(name).touch()
    Case.open(tmp_path).require_sources()
