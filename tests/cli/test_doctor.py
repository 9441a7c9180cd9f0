"""`linkgraph doctor` says what is wrong and what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from filelock import FileLock

from linkgraph.cli import checks
from tests.cli.conftest import Call


def test_a_sound_case(ask: Call) -> None:
    said = ask("doctor", "--format", "json")
    rows = {row["check"]: row for row in json.loads(said.out)}
    assert said.code == 0
    assert {row["status"] for row in rows.values()} <= {"ok", "warn"}
    assert rows["store"]["detail"].startswith("7 accounts, 3 links, 1 clusters")
    assert {"python", "package linkgraph", "package ladybug", "case", "disk", "run"} <= set(rows)


def test_a_folder_without_a_case(call: Call, tmp_path: Path) -> None:
    said = call("doctor", "--case", tmp_path, "--format", "json")
    rows = {row["check"]: row["status"] for row in json.loads(said.out)}
    assert (said.code, rows["case"], rows["store"]) == (0, "warn", "warn")


def test_a_folder_that_is_not_there(call: Call) -> None:
    said = call("doctor", "--case", "no-such-folder", "--format", "json")
    rows = {row["check"]: row["status"] for row in json.loads(said.out)}
    assert (said.code, rows["case"], rows["store"]) == (1, "fail", "fail")


def test_a_store_that_cannot_be(ask: Call) -> None:
    said = ask("doctor", "--store", "bolt://127.0.0.1:1", "--format", "json")
    assert said.code == 1
    assert {row["check"] for row in json.loads(said.out) if row["status"] == "fail"} == {"store"}


def test_a_run_under_way(ask: Call, sample_folder: Path) -> None:
    with FileLock(sample_folder / ".linkgraph" / "lock"):
        rows = {row["check"]: row["status"] for row in json.loads(ask("doctor", "--format", "json").out)}
    assert rows["run"] == "warn"


def test_a_package_that_is_missing(ask: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    needed = ["nonesuch>=1", 'optional-nonesuch>=2; extra == "more"']
    monkeypatch.setattr(checks, "requires", lambda _: needed)
    said = ask("doctor", "--format", "json")
    rows = {row["check"]: row for row in json.loads(said.out)}
    assert said.code == 1
    assert rows["package nonesuch"]["status"] == "fail"
    assert "linkgraph[more]" in rows["optional optional-nonesuch"]["detail"]


def test_little_room(ask: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "SHORT_OF_DISK", 2**63)
    rows = {row["check"]: row["status"] for row in json.loads(ask("doctor", "--format", "json").out)}
    assert rows["disk"] == "warn"
