"""`linkgraph report` and `linkgraph export` as a user calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linkgraph.case import Case
from linkgraph.cli.commands.restore import _name as keep_name
from tests.cli.conftest import Call
from tests.read.sample import RING
from tests.sample_case import publish


@pytest.mark.parametrize(("name", "begins"), [("r.html", b"<!doctype"), ("r.pdf", b"%PDF"), ("r.md", b"# Case")])
def test_the_ending_says_the_format(ask: Call, tmp_path: Path, name: str, begins: bytes) -> None:
    said = ask("report", "--output", tmp_path / name)
    assert (said.code, said.out) == (0, "")
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_report_goes_to_standard_output(ask: Call) -> None:
    assert ask("report").out.startswith("<!doctype html>")
    told = json.loads(ask("report", "--format", "json", "--since", "run-1").out)
    assert told["changes"]["since"] == "run-1"
    assert ask("--format", "md", "report", "--cluster", "C1").out.startswith("# Cluster C1")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("report", "--format", "table"), 2),
        (("report", "--since", "yesterday"), 2),
        (("report", "--cluster", "C9"), 2),
        (("report", "--output", "report.xyz"), 2),
        (("report", "--redact", "everything"), 2),
        (("report", "--deliver", "folder:x"), 2),
        (("report", "--every", "1d", "--once"), 2),
        (("report", "--every", "often", "--once", "--deliver", "folder:x"), 2),
        (("report", "--every", "1d", "--since", "run-1", "--deliver", "folder:x"), 2),
        (("report", "--output", "no/such/folder/report.html"), 1),
        (("export",), 2),
        (("export", "--format", "table"), 2),
        (("export", "--format", "gexf", "--cluster", "C9"), 2),
        (("export", "--output", "no/such/folder/graph.gexf"), 1),
    ],
)
def test_what_cannot_be(ask: Call, words: tuple[str, ...], code: int) -> None:
    said = ask(*words)
    assert (said.code, said.out) == (code, "")
    assert said.err


def test_export_of_a_cluster(ask: Call) -> None:
    lines = [json.loads(line) for line in ask("export", "--format", "jsonl", "--cluster", "C1").out.splitlines()]
    assert sorted(line["id"] for line in lines if line["type"] == "Account") == sorted(RING)


def test_export_to_a_file_and_to_a_folder(ask: Call, tmp_path: Path) -> None:
    assert ask("export", "--output", tmp_path / "g.graphml").code == 0
    assert (tmp_path / "g.graphml").read_text(encoding="utf-8") == ask("export", "--format", "graphml").out
    assert ask("export", "--format", "csv", "--output", tmp_path / "g").code == 0
    assert sorted(file.name for file in (tmp_path / "g").iterdir()) == ["edges.csv", "nodes.csv"]


def test_filters_say_what_is_written(ask: Call) -> None:
    said = ask("export", "--format", "jsonl", "--only", "LINKED", "--min-weight", "11")
    assert "3 nodes, 2 edges, 2 links, 0 evidence" in said.err
    kinds = {json.loads(line)["type"] for line in said.out.splitlines()}
    assert kinds == {"Account", "LINKED"}
    assert ask("export", "--format", "parquet").code == 2


def test_restore(ask: Call, tmp_path: Path) -> None:
    ask("export", "--output", tmp_path / "case.jsonl")
    again = ask("restore", tmp_path / "case.jsonl", "--case", tmp_path / "again")
    assert again.code == 0
    told = ask("clusters", "--format", "json").out
    assert ask("clusters", "--format", "json", "--case", tmp_path / "again").out == told
    assert ask("restore", tmp_path / "case.jsonl", "--case", tmp_path / "again").code == 2


def test_a_schedule_looked_at_twice_makes_one_report(call: Call, tmp_path: Path) -> None:
    folder = publish(tmp_path / "case")
    words = ("report", "--case", folder, "--every", "1d", "--once", "--deliver", f"folder:{tmp_path / 'out'}")
    assert [call(*words).code for _ in range(2)] == [0, 0]
    (file,) = (tmp_path / "out").iterdir()
    assert file.name.startswith("report-000001-")
    assert file.read_bytes().startswith(b"<!doctype html>")


def test_a_failed_delivery_is_said_and_left_for_the_next_time(call: Call, tmp_path: Path) -> None:
    folder = publish(tmp_path / "case")
    (tmp_path / "out").write_text("a file is in the way", encoding="utf-8")
    words = ("report", "--case", folder, "--every", "1d", "--once", "--deliver", f"folder:{tmp_path / 'out'}")
    said = call(*words)
    assert said.code == 1
    assert "failed: " in said.err
    (tmp_path / "out").unlink()
    assert call(*words).code == 0
    assert len(list((tmp_path / "out").iterdir())) == 1


def test_a_restored_case_keeps_any_name(tmp_path: Path) -> None:
    for name in ('a\nb "c" \\', "тест", "=x"):
        folder = tmp_path / str(len(name))
        folder.mkdir()
        keep_name(folder, name)
        assert Case.open(folder).name == name
