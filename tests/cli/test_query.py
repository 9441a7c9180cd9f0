"""`linkgraph query`: saved queries, files, standard input, text."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Call

COUNT = "MATCH (a:Account) RETURN count(a) AS accounts"


def test_without_a_name_the_saved_ones_are_listed(ask: Call) -> None:
    rows = json.loads(ask("query", "--format", "json").out)
    assert len(rows) >= 12
    assert set(rows[0]) == {"name", "title", "params"}


def test_listing_needs_no_run(call: Call, tmp_path: Path) -> None:
    assert call("query", "--case", tmp_path).code == 0


def test_text_file_and_standard_input_say_the_same(ask: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "count.cypher"
    file.write_text(COUNT, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(COUNT))
    for what in (COUNT, file, "-"):
        assert json.loads(ask("query", what, "--format", "json").out) == [{"accounts": 7}]


def test_parameters(ask: Call) -> None:
    cypher = "MATCH (a:Account) WHERE a.platform = $p RETURN a.id AS id ORDER BY id"
    said = ask("query", cypher, "-p", "p=upwork", "--format", "jsonl", "--limit", 2)
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["upwork:ann", "upwork:anna"]
    assert "only the first 2 rows" in said.err


@pytest.mark.parametrize("words", [("nonesuch",), (COUNT, "-p", "x"), ("nonesuch.cypher",)])
def test_wrong_usage(ask: Call, words: tuple[str, ...]) -> None:
    said = ask("query", *words)
    assert said.code == 2
    assert said.out == ""


@pytest.mark.parametrize("cypher", ["MATCH (a:Account) RETRUN a", "MATCH (a:Account) DETACH DELETE a"])
def test_refused_by_the_store(ask: Call, cypher: str) -> None:
    said = ask("query", cypher)
    assert said.code == 1
    assert "Traceback" not in said.err
    assert json.loads(ask("query", COUNT, "--format", "json").out) == [{"accounts": 7}]


def test_file_that_is_no_text(ask: Call, tmp_path: Path) -> None:
    file = tmp_path / "query.cypher"
    file.write_bytes(b"\xff\xfe\x00\x01")
    assert ask("query", file).code == 1
