from __future__ import annotations

import csv
import hashlib
from pathlib import Path

import pytest

from linkgraph.content import open_picture, text_of
from linkgraph.demo import Summary, generate, truth_path
from linkgraph.errors import UsageError
from linkgraph.progress import Progress, SilentProgress
from linkgraph.records import record_kinds
from tests.demo.conftest import SEED, SMALL
from tests.demo.tables import rows

EVENTS = {
    "declined_video_call",
    "moved_off_platform",
    "payment_before_milestone",
    "missed_business_hours",
    "unresponsive",
    "cold_contact_executive",
    "remote_desktop",
    "document_forged",
    "photo_edited",
    "asked_crypto",
    "asked_other_delivery_address",
}


def digests(folder: Path) -> dict[str, str]:
    files = sorted(p for p in folder.rglob("*") if p.is_file())
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_the_same_seed_gives_the_same_bytes(small: Summary, tmp_path: Path) -> None:
    again = generate(tmp_path / "again", seed=SEED, accounts=SMALL)
    assert digests(again.folder) == digests(small.folder)
    assert again.truth.read_bytes() == small.truth.read_bytes()


def test_another_seed_gives_another_case(small: Summary, tmp_path: Path) -> None:
    other = generate(tmp_path / "other", seed=SEED + 1, accounts=SMALL)
    ids = {r["account"] for r in rows(small.folder / "profiles.csv")}
    assert not ids & {r["account"] for r in rows(other.folder / "profiles.csv")}


def test_a_folder_can_be_made_again(tmp_path: Path) -> None:
    first = generate(tmp_path / "case", seed=1, accounts=SMALL)
    generate(first.folder, seed=2, accounts=SMALL)
    second = generate(first.folder, seed=1, accounts=SMALL)
    assert len(list((second.folder / "photos").iterdir())) == second.rows["photos"]


def test_every_file_keeps_to_the_case_format(folder: Path) -> None:
    kinds = record_kinds()
    found = {p.stem for p in folder.glob("*.csv")}
    assert found == set(kinds) - {"judgements"}
    for name in found:
        kind = kinds[name]
        for row in rows(folder / f"{name}.csv"):
            assert set(row) <= set(kind.columns), name
            assert all(row[column] for column in kind.required), (name, row)
            assert not kind.one_of or any(row.get(column) for column in kind.one_of)


def test_summary_counts_what_was_written(small: Summary) -> None:
    assert small.accounts == SMALL
    assert small.rows["profiles"] == SMALL
    for name, count in small.rows.items():
        assert count == len(rows(small.folder / f"{name}.csv"))


def test_accounts_of_all_files_are_known(small: Summary) -> None:
    known = {row["account"] for row in rows(small.truth)}
    assert len(known) == SMALL
    assert {f"{r['platform']}:{r['account']}" for r in rows(small.folder / "profiles.csv")} == known
    for name in ("photos", "documents", "addresses", "logins", "payments", "reviews", "events"):
        assert {row["account"] for row in rows(small.folder / f"{name}.csv")} <= known, name


def test_files_named_are_there_and_can_be_read(folder: Path) -> None:
    photos = [row["file"] for row in rows(folder / "photos.csv")]
    assert len(set(photos)) == len(photos)
    assert open_picture(folder / photos[0]).size[0] > 100
    documents = [row["file"] for row in rows(folder / "documents.csv") if row["file"]]
    assert {Path(name).suffix for name in documents} >= {".pdf", ".docx", ".txt"}
    for name in documents[:20]:
        assert len(text_of(folder / name)) > 40


def test_event_kinds_are_those_of_the_format(folder: Path) -> None:
    assert {row["kind"] for row in rows(folder / "events.csv")} <= EVENTS


def test_values_are_often_missing(folder: Path) -> None:
    profiles = rows(folder / "profiles.csv")
    for column in ("email", "phone", "birth_date", "wallet"):
        share = sum(bool(row[column]) for row in profiles) / len(profiles)
        assert 0.05 < share < 0.9, column


def test_truth_stands_beside_the_folder(small: Summary) -> None:
    assert small.truth == truth_path(small.folder)
    assert small.truth.parent == small.folder.resolve().parent
    with small.truth.open(encoding="utf-8", newline="") as file:
        assert csv.DictReader(file).fieldnames == ["account", "group", "kind"]


def test_too_small_a_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="too small"):
        generate(tmp_path / "case", accounts=50)
    assert not (tmp_path / "case").exists()


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match="holds other files"):
        generate(tmp_path, accounts=SMALL)
    assert [p.name for p in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "case").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="is a file"):
        generate(tmp_path / "case", accounts=SMALL)


def test_progress_is_told(tmp_path: Path) -> None:
    silent: Progress = SilentProgress()
    assert generate(tmp_path / "case", accounts=200, progress=silent).accounts == 200
