"""What is decided while other work holds the case is drawn when that ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from linkgraph import pipeline, read
from linkgraph.case import Case
from linkgraph.errors import CaseError
from linkgraph.ledger.hub_decisions import decided
from linkgraph.ledger.judgements import JOURNAL
from linkgraph.pipeline import concluding, redrawing, taking_in
from linkgraph.pipeline.work import Work
from linkgraph.progress import SilentProgress
from tests.pipeline.small import LINKED, write

QUIET = SilentProgress()


def words(case: Case) -> list[str]:
    store = pipeline.open_case_store(case, None)
    try:
        return [row["judgement"] for row in read.judgements(store)]
    finally:
        store.close()


def test_a_decision_during_a_run_is_drawn_by_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = write(tmp_path)
    pipeline.run(case, None, progress=QUIET)
    (tmp_path / "logins.csv").write_text("account,at,ip\nupwork:a,2024-01-01T00:00:00Z,81.2.3.4\n")
    publish = concluding.publish_all
    drawn: list[bool] = []

    def late(*given: object) -> object:
        pipeline.record(case, None, [LINKED[0]], "different", "ann")
        drawn.append(pipeline.redraw_case(case, None, QUIET))
        return publish(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(concluding, "publish_all", late)
    pipeline.run(case, None, progress=QUIET)
    assert drawn == [False]
    assert words(case) == ["different"]


def test_a_decision_during_another_is_drawn_by_that(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = write(tmp_path)
    pipeline.run(case, None, progress=QUIET)
    redraw = redrawing.redraw
    said = iter([LINKED[1]])

    def late(work: Work) -> None:
        redraw(work)
        for pair in said:
            pipeline.judge(case, None, *pair, "different", "bob", progress=QUIET)

    monkeypatch.setattr(taking_in, "redraw", late)
    pipeline.judge(case, None, *LINKED[0], "different", "ann", progress=QUIET)
    assert words(case) == ["different", "different"]


def test_a_value_decided_elsewhere_is_drawn_when_a_run_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = write(tmp_path)
    pipeline.run(case, None, progress=QUIET)
    store = pipeline.open_case_store(case, None)
    value = next(row["left_value"] for row in read.evidence(store) if row["left_value"])
    store.close()
    (tmp_path / "logins.csv").write_text("account,at,ip\nupwork:a,2024-01-01T00:00:00Z,81.2.3.4\n")
    given = tmp_path / "theirs.jsonl"
    given.write_text(json.dumps(decided(value, "deny", "bob", "2026-01-01T00:00:00Z")) + "\n")
    publish = concluding.publish_all
    taken: list[object] = []

    def late(*args: object) -> object:
        taken.append(pipeline.merge_judgements(case, None, given, progress=QUIET))
        return publish(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(concluding, "publish_all", late)
    pipeline.run(case, None, progress=QUIET)
    monkeypatch.undo()
    assert taken == [{"new": 1, "known": 0}, {"new": 0, "known": 1}]
    store = pipeline.open_case_store(case, None)
    assert [row["value"] for row in read.hubs(store)] == [value]
    store.close()


def test_a_decision_about_a_value_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = write(tmp_path)
    pipeline.run(case, None, progress=QUIET)
    store = pipeline.open_case_store(case, None)
    value = next(row["left_value"] for row in read.evidence(store) if row["left_value"])
    store.close()
    again: list[object] = []
    monkeypatch.setattr(taking_in, "redraw_case", lambda *_: again.append(1))
    pipeline.decide_hub(case, None, value, False, "ann", progress=QUIET)
    assert again == []


def test_the_order_within_a_second_is_that_of_the_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkgraph.pipeline.deciding.now", lambda: "2026-01-02T03:04:05Z")
    case = write(tmp_path)
    pipeline.run(case, None, progress=QUIET)
    given = ["same", "different", "unsure", "same", "unsure", "different"]
    for number, word in enumerate(given):
        pipeline.record(case, None, [LINKED[0]], word, f"ann{number}")
    pipeline.redraw_case(case, None, QUIET)
    assert words(case) == given


def test_a_journal_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    case = write(tmp_path)
    pipeline.run(case, None, progress=QUIET)
    (case.work / JOURNAL).mkdir()
    with pytest.raises(CaseError, match="nothing was recorded"):
        pipeline.record(case, None, [LINKED[0]], "same", "ann")
