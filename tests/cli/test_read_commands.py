"""The commands that read, on the sample case: keys, formats, codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, Said
from tests.read.sample import ANN, ANNA, ANYA, LEE, RING

ROWS = {
    ("links",): "left right weight probability signals",
    ("evidence",): "signal left right left_value right_value level weight detail suppressed",
    ("clusters",): "id size risk accounts signals first_seen",
    ("rejects",): "file line reason",
    ("hubs",): "kind value accounts suppressed would_join would_size",
    ("hubs", "--decided"): "value decision cluster by at reason",
    ("flags",): "flag subject cluster detail source",
    ("flags", "--coverage"): "flag status",
}
THINGS = {
    ("show", "C1"): "id accounts links findings history",
    ("show", ANNA): "id accounts links findings history",
    ("explain", ANN, ANNA): "left right weight prior probability evidence",
    ("path", ANN, ANYA): "nodes edges weight",
}


def parsed(said: Said) -> Any:
    assert said.code == 0, said.err
    return json.loads(said.out)


@pytest.mark.parametrize(("words", "keys"), ROWS.items())
def test_rows_have_the_keys_of_the_contract_in_every_format(ask: Call, words: tuple[str, ...], keys: str) -> None:
    wanted = keys.split()
    rows = parsed(ask(*words, "--format", "json"))
    assert rows
    assert all(list(row)[: len(wanted)] == wanted or set(wanted) <= set(row) for row in rows)
    lines = ask(*words, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(ask(*words, "--format", "csv").out)))
    assert len(table) == len(rows)
    assert list(table[0])[: len(wanted)] == wanted
    assert ask(*words).out.splitlines()[0].split()[: len(wanted)] == wanted


@pytest.mark.parametrize(("words", "keys"), THINGS.items())
def test_things_have_the_keys_of_the_contract(ask: Call, words: tuple[str, ...], keys: str) -> None:
    thing = parsed(ask(*words, "--format", "json"))
    assert set(keys.split()) <= set(thing)
    assert parsed(ask(*words, "--format", "jsonl")) == thing
    assert len(list(csv.DictReader(io.StringIO(ask(*words, "--format", "csv").out)))) == 1
    assert ask(*words).code == 0


def test_options_stand_before_or_after_the_command(call: Call, sample_folder: Path) -> None:
    before = call("--case", sample_folder, "--format", "json", "links")
    after = call("links", "--case", sample_folder, "--format", "json")
    assert parsed(before) == parsed(after)
    assert call("--case", "nowhere", "links", "--case", sample_folder).code == 0


def test_environment_names_the_case(call: Call, sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKGRAPH_CASE", str(sample_folder))
    assert call("links").code == 0
    assert call("links", "--case", "nowhere").code == 1


def test_links_are_strongest_first_and_cut_by_weight(ask: Call) -> None:
    weights = [row["weight"] for row in parsed(ask("links", "--format", "json"))]
    assert weights == sorted(weights, reverse=True)
    assert len(parsed(ask("links", "--min-weight", 11, "--format", "json"))) == 2


def test_evidence_of_one_signal(ask: Call) -> None:
    assert {row["signal"] for row in parsed(ask("evidence", "--signal", "wallet", "--format", "json"))} == {"wallet"}
    none = ask("evidence", "--signal", "telepathy", "--format", "json")
    assert parsed(none) == []
    assert "telepathy" in none.err


def test_explained_weights_add_up(ask: Call) -> None:
    told = parsed(ask("explain", ANN, ANNA, "--format", "json"))
    assert told["weight"] == pytest.approx(sum(item["weight"] for item in told["evidence"]))


def test_cluster_shows_its_ring(ask: Call) -> None:
    assert sorted(parsed(ask("show", "C1", "--format", "json"))["accounts"]) == sorted(RING)


def test_unknown_id_is_wrong_usage_and_names_near_ones(ask: Call) -> None:
    said = ask("show", "upwork:anny")
    assert said.code == 2
    assert said.out == ""
    assert ANN in said.err
    assert "Traceback" not in said.err


def test_strict_rejects(ask: Call) -> None:
    assert ask("rejects").code == 0
    assert ask("--strict", "rejects").code == 3


def test_untestable_flags_are_said(ask: Call) -> None:
    assert [row["status"] for row in parsed(ask("flags", "--coverage", "--format", "json"))] == ["found"]


def test_case_that_is_not_there(call: Call) -> None:
    said = call("links", "--case", "no-such-folder")
    assert said.code == 1
    assert "no-such-folder" in said.err
    assert said.err.count("\n") == 1


def test_case_without_a_run(call: Call, tmp_path: Path) -> None:
    said = call("links", "--case", tmp_path)
    assert said.code == 1
    assert "linkgraph run" in said.err


def test_lookup_wants_one_thing(ask: Call, sample_folder: Path) -> None:
    assert ask("lookup").code == 2
    assert ask("lookup", "x", "--photo", sample_folder / "photos/p1.jpg").code == 2


def test_lookup_wants_something(ask: Call) -> None:
    for asked in ((" ",), ("--text", "\n")):
        result = ask("lookup", *asked)
        assert result.code == 2
        assert "empty" in result.err


def test_lookup_finds_a_value(ask: Call) -> None:
    rows = parsed(ask("lookup", "Kim@Mail.com", "--format", "json"))
    exact = {row["account"] for row in rows if row["signal"] == "email" and row["distance"] == 0}
    assert exact == {ANN, ANNA}
    assert LEE not in exact


def test_hubs_want_a_value_to_allow(ask: Call) -> None:
    said = ask("hubs", "allow")
    assert said.code == 2
    assert "hubs allow VALUE" in said.err


def test_judge_wants_a_judgement_or_undo(ask: Call) -> None:
    assert ask("judge", ANN, ANNA, "--by", "kay").code == 2
    assert ask("judge", ANN, ANNA, "same", "--undo", "--by", "kay").code == 2
    assert ask("judge", ANN, ANNA, "same").code == 2
    assert ask("judge", ANN, ANNA, "maybe", "--by", "kay").code == 2
