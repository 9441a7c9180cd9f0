"""What red flags find after a change, asked about what changed, is what they find when all of them are asked anew."""

from __future__ import annotations

import csv
import random
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from benchmarks.flagcases import make
from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.flags import assess, evaluate, load_rules
from linkgraph.flags.again import Changed
from linkgraph.flags.evaluate import findings_of
from linkgraph.flags.own import ASKED
from linkgraph.pipeline.flagging import apply_flags
from linkgraph.progress import SilentProgress
from linkgraph.schema import Edge, tables
from linkgraph.store import GraphStore

Row = dict[str, Any]
Told = dict[str, dict[str, Row]]


class Watched:
    """What the flags were told of a change, and of how many accounts each was asked alone."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.changed: Changed | None = None
        self.asked: dict[str, int] = {}
        apply, find = apply_flags, findings_of

        def applying(update: Any, changed: Changed | None, *others: Any) -> dict[str, pa.Table]:
            self.changed, self.asked = changed, {}
            return apply(update, changed, *others)

        def finding(graph: Any, flag: Any, given: Mapping[str, Any], *others: Any) -> list[Row]:
            if ASKED in given:
                self.asked[flag.id] = len(given[ASKED])
            return find(graph, flag, given, *others)

        monkeypatch.setattr("linkgraph.pipeline.concluding.apply_flags", applying)
        monkeypatch.setattr("linkgraph.flags.again.findings_of", finding)


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    return Watched(monkeypatch)


def test_some_more_and_some_less(tmp_path: Path, watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkgraph.flags.again.MANY", 1)
    make(1).write(tmp_path / "case")
    case, rng = Case.open(tmp_path / "case"), random.Random(1)
    every = {path: _rows(path) for path in sorted(case.folder.glob("*.csv"))}
    accounts = sorted({row["account"] for rows in every.values() for row in rows if "account" in row})
    late = set(rng.sample(accounts, len(accounts) // 8))
    most = {path: [row for row in rows if row.get("account") not in late] for path, rows in every.items()}
    fewer = {path: [row for row in rows if rng.random() < 0.96] for path, rows in every.items()}
    before: Told = {}
    for step in (most, every, fewer, most):
        for path, rows in step.items():
            _write(path, rows, list(every[path][0]))
        after = _ran(case)
        if before:
            _check_told(watched.changed, before, after)
            assert len(watched.asked) > 10
        before = after


def _ran(case: Case) -> Told:
    """The rows of all tables after a run, once those of the red flags are what they would be anew."""
    pipeline.run(case, None, progress=SilentProgress())
    with closing(pipeline.open_case_store(case, None)) as store:
        rows = {name: _by_id(store.read(table)) for name, table in tables().items()}
        for name, table in _anew(store).items():
            assert _undated(rows[name]) == _undated(_by_id(table)), name
        return rows


def _anew(store: GraphStore) -> dict[str, pa.Table]:
    outcome = evaluate(store)
    return {**outcome.tables(), **assess(store, outcome, store.read(tables()["Cluster"]), load_rules())}


def _check_told(changed: Changed | None, before: Told, after: Told) -> None:
    """All that differs was told, and nothing was said to have only grown that did not."""
    assert changed is not None
    for name, table in tables().items():
        if name in OF_FLAGS or table.name == "Run":
            continue
        rows = [row for row in before[name].values() if after[name].get(row["id"]) != row]
        assert not rows or table.name not in changed.grown, name
        rows += [row for row in after[name].values() if before[name].get(row["id"]) != row]
        assert not rows or table.name in changed.tables, name
        if isinstance(table, Edge) and table.name in changed.accounts:
            assert {row["source"] for row in rows} <= changed.accounts[table.name], name
    assert {"Account", "PAID", "LOGGED_IN_FROM", "Event"} <= changed.accounts.keys()
    accounts = before["Account"].keys() | after["Account"].keys()
    differing = {id_ for id_ in accounts if before["Account"].get(id_) != after["Account"].get(id_)}
    assert differing <= changed.accounts["Account"]


OF_FLAGS = {"Finding", "FlagStatus", "ABOUT:Finding:Account", "ABOUT:Finding:Cluster", "RiskPart", "Role"} | {
    "ClusterCoverage",
    "Cluster",
}


def _by_id(table: pa.Table) -> dict[str, Row]:
    return {row["id"]: row for row in table.to_pylist()}


def _undated(rows: dict[str, Row]) -> dict[str, Row]:
    return {id_: {name: value for name, value in row.items() if name != "run"} for id_, row in rows.items()}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]], columns: list[str]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(rows)
