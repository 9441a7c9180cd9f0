"""The commands that work on a case, end to end on a tiny one."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, Said

PROFILES = """account,name,email,wallet,country
upwork:a,Ji-woo Han,jiwoo@example.org,0x52908400098527886E0F7030069857D2E4169EE7,KR
guru:b,Marta Silva,marta@example.net,0x52908400098527886E0F7030069857D2E4169EE7,BR
fiverr:c,Paul Weber,paul@example.com,,DE
,Nobody,,,
"""
KEYS = {"accounts", "photos", "documents", "links", "clusters", "findings", "rejected", "seconds"}


def last_line(said: Said) -> dict[str, Any]:
    assert said.code in (0, 3), said.err
    found: dict[str, Any] = json.loads(said.out.splitlines()[-1])
    return found


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "profiles.csv").write_text(PROFILES, encoding="utf-8")
    return folder


def test_run_twice(call: Call, case: Path) -> None:
    first = last_line(call("run", case, "--format", "json"))
    assert set(first) >= KEYS
    assert (first["accounts"], first["rejected"]) == (3, 1)
    again = last_line(call("run", "--case", case, "--format", "jsonl", "--quiet"))
    assert {key: again[key] for key in KEYS - {"seconds"}} == {key: first[key] for key in KEYS - {"seconds"}}
    rows = json.loads(call("rejects", "--case", case, "--format", "json").out)
    assert [(row["file"], row["line"]) for row in rows] == [("profiles.csv", 5)]
    links = json.loads(call("links", "--case", case, "--format", "json").out)
    assert [(row["left"], row["right"]) for row in links] == [("guru:b", "upwork:a")]


def test_rejected_rows_under_strict(call: Call, case: Path) -> None:
    said = call("run", case, "--strict")
    assert said.code == 3
    assert "linkgraph rejects" in said.err
    assert "rejected" in said.out


def test_quiet_says_nothing_but_the_result(call: Call, case: Path) -> None:
    assert call("run", case, "--quiet", "--format", "json").err == ""


@pytest.mark.parametrize("command", ["run", "ingest"])
def test_tables_that_are_left_aside_are_named(call: Call, case: Path, command: str) -> None:
    (case / "tor.csv").write_text("192.0.2.1\n", encoding="utf-8")
    (case / "export.csv").write_text("who\nann\n", encoding="utf-8")
    (case / "linkgraph.toml").write_text('[network]\ntor = ["tor.csv"]\n', encoding="utf-8")
    said = call(command, case)
    assert f"not read: export.csv; `linkgraph ingest --suggest-mapping {case}` proposes how" in said.err


def test_a_heap_of_exports_in_two_commands(call: Call, tmp_path: Path) -> None:
    """The error names the command that helps, and what this writes is what the run needs."""
    tmp_path.joinpath("Liste (1).csv").write_text("Export\n\nNutzer;Mail\nanna;a@web.de\nbo;b@web.de\n")
    tmp_path.joinpath("portrait.png").write_bytes(b"\x89PNG")
    said = call("run", tmp_path)
    assert (said.code, f"linkgraph ingest --suggest-mapping {tmp_path}" in said.err) == (1, True)
    shown = call("ingest", "--suggest-mapping", tmp_path).out
    assert tomllib.loads(shown)["columns"]["profiles"]["email"] == "Mail"
    assert "# no tables: 1 (pictures, documents)" in shown
    assert not tmp_path.joinpath("linkgraph.toml").exists()
    assert "written to" in call("ingest", "--suggest-mapping", tmp_path, "--write").err
    assert last_line(call("run", tmp_path, "--format", "json"))["accounts"] == 2


def test_the_mapping_of_a_folder_is_its_own(call: Call, case: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    said = call("ingest", "--suggest-mapping", other, "--case", case)
    assert (said.code, "is its own" in said.err) == (2, True)
    assert "nothing was found" in call("ingest", "--suggest-mapping", other).out


def test_stages_one_at_a_time(call: Call, case: Path) -> None:
    for words in (("ingest", case), ("link",), ("flag",)):
        stage = last_line(call("--case", case, *words, "--format", "json"))
    assert (stage["accounts"], stage["links"]) == (3, 1)


def test_a_folder_given_to_ingest_is_the_case(
    call: Call, case: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    empty = tmp_path / "elsewhere"
    empty.mkdir()
    monkeypatch.chdir(empty)
    said = call("ingest", case, "--format", "json")
    assert last_line(said)["accounts"] == 3
    assert f"the case is {case}" in said.err
    assert list(empty.iterdir()) == []


def test_judgement_and_its_undoing(call: Call, case: Path) -> None:
    call("run", case, "--quiet")
    words = ("--case", case, "judge", "upwork:a", "guru:b", "--by", "kay", "--format", "json")
    told = json.loads(call(*words, "different", "--reason", "met both").out)
    assert {key: told[key] for key in ("left", "right", "judgement", "by")} == {
        "left": "guru:b",
        "right": "upwork:a",
        "judgement": "different",
        "by": "kay",
    }
    assert json.loads(call("links", "--case", case, "--format", "json").out) == []
    call(*words, "--undo")
    assert len(json.loads(call("links", "--case", case, "--format", "json").out)) == 1


def test_demo_only_generated(call: Call, tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    told = last_line(call("demo", folder, "--generate-only", "--accounts", 200, "--format", "json"))
    assert told["accounts"] == 200
    assert (tmp_path / "demo.truth.csv").exists()
    assert not (folder / ".linkgraph").exists()
    assert call("demo", folder, "--generate-only", "--accounts", 200).code == 0


def test_demo_writes_over_nothing_but_a_demo(call: Call, case: Path) -> None:
    said = call("demo", case)
    assert said.code == 2
    assert (case / "profiles.csv").read_text(encoding="utf-8") == PROFILES


def test_a_proposed_mapping_is_written_into_the_case(call: Call, case: Path) -> None:
    (case / "linkgraph.toml").write_text('[case]\nname = "Harbour"  # theirs\n', encoding="utf-8")
    (case / "kunden.csv").write_text("Login;Mail\nana;ana@web.es\n", encoding="utf-8")
    shown = call("ingest", "--suggest-mapping", case / "kunden.csv", "--write", "--case", case)
    assert "ana@web.es" in shown.out
    text = (case / "linkgraph.toml").read_text(encoding="utf-8")
    assert "# theirs" in text
    assert 'profiles = ["kunden.csv"]' in text
    assert last_line(call("ingest", case, "--format", "json"))["accounts"] == 4
