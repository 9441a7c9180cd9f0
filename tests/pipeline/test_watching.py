from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.errors import UsageError
from linkgraph.progress import SilentProgress


def test_a_file_is_taken_once_it_has_stopped_growing(tmp_path: Path) -> None:
    case, inbox = tmp_path / "case", tmp_path / "inbox"
    case.mkdir()
    inbox.mkdir()
    inbox.joinpath("profiles.csv").write_text("account,name\nx:a,Ann Lee\n")
    inbox.joinpath("profiles.csv.part").write_text("account,name\nx:")
    inbox.joinpath("notes.bin").write_bytes(b"\x00\x01")
    looks = pipeline.watch(Case.open(case), None, inbox, every=0.01, progress=SilentProgress(), rounds=4)
    assert [done["accounts"] for done in looks] == [1]


def test_a_file_that_changes_is_taken_again(tmp_path: Path) -> None:
    case, inbox = tmp_path / "case", tmp_path / "inbox"
    case.mkdir()
    inbox.mkdir()
    file = inbox / "profiles.csv"
    file.write_text("account\nx:a\n")
    counts = []
    for done in pipeline.watch(Case.open(case), None, inbox, every=0.01, progress=SilentProgress(), rounds=6):
        counts.append(done["accounts"])
        if len(counts) == 1:
            file.write_text("account\nx:a\nx:b\n")
    assert counts == [1, 2]


def test_a_folder_that_arrives_is_gone_into(tmp_path: Path) -> None:
    case, inbox = tmp_path / "case", tmp_path / "inbox"
    case.mkdir()
    inbox.joinpath("of today", ".hidden").mkdir(parents=True)
    inbox.joinpath("of today", "profiles.csv").write_text("account\nx:a\n")
    inbox.joinpath("of today", "portrait.jpg").write_bytes(b"\xff\xd8")
    inbox.joinpath("of today", ".hidden", "profiles.csv").write_text("account\nx:b\n")
    inbox.joinpath("~$profiles.xlsx").write_text("who has it open")
    inbox.joinpath("gone.csv").symlink_to(tmp_path / "nowhere.csv")
    looks = pipeline.watch(Case.open(case), None, inbox, every=0.01, progress=SilentProgress(), rounds=3)
    assert [done["accounts"] for done in looks] == [1]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    looks = pipeline.watch(Case.open(tmp_path), None, tmp_path / "none", every=0.01, progress=SilentProgress())
    with pytest.raises(UsageError, match="no folder"):
        next(looks)
