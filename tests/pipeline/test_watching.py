from __future__ import annotations

from pathlib import Path

from linkgraph import pipeline
from linkgraph.case import Case
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
