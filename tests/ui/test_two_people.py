"""Two people decide on the same at once: nothing is lost, and nobody overrides what they have not seen."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from linkgraph import pipeline
from linkgraph.case import Case
from linkgraph.ledger.judgements import journal
from linkgraph.ui import actions
from linkgraph.ui.desk import states
from tests.ui.test_pages import decided, opened, text

A, B = "upwork:~0000", "freelancer:~0001"


@pytest.fixture
def own(published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    """A copy of the made-up case, in which decisions are recorded and not drawn."""
    shutil.copytree(published, tmp_path / "case")
    monkeypatch.setenv("LINKGRAPH_CASE", str(tmp_path / "case"))
    monkeypatch.delenv("LINKGRAPH_STORE", raising=False)
    monkeypatch.setattr(pipeline, "redraw_case", lambda *_: False, raising=False)
    return Case.open(tmp_path / "case")


def press(test: AppTest, label: str) -> AppTest:
    return next(button for button in test.button if button.label == label).click().run()


def said(case: Case) -> list[tuple[str | None, str | None]]:
    return [(entry["by"], entry["judgement"]) for entry in journal(case.work)]


def test_a_decision_that_one_has_not_seen_is_shown_first(own: Case) -> None:
    test = opened("compare", a=A, b=B)
    test.text_input(key="judge by").set_value("ann").run()
    pipeline.record(own, None, [(A, B)], "different", "bob", "two faces")
    shown = text(press(test, "Same hand"))
    assert "That was not recorded" in shown
    assert "bob said “different”" in shown
    assert "recorded, not drawn yet" in shown
    assert said(own) == [("bob", "different")]
    press(test, "Same hand")
    assert said(own) == [("bob", "different"), ("ann", "same")]


def test_a_decision_is_on_the_disk_while_another_is_still_drawn(own: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "PATIENCE", 0.05)
    monkeypatch.setattr(pipeline, "redraw_case", lambda *_: time.sleep(1))
    for judgement in ("same", "different"):
        assert not actions.judge(A, B, judgement, "ann", "")
    assert said(own) == [("ann", "same"), ("ann", "different")]


def test_what_is_chosen_stays_where_another_was_faster(own: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    test = opened("cluster", cluster="C-51D2")
    next(group for group in test.button_group if group.key == "verdict C-51D2 0").set_value("different").run()
    states.change("C-51D2", "bob", 0, state="decided", verdict="unsure")
    shown = text(press(test, "Save the decision"))
    assert "bob changed C-51D2" in shown
    assert states.state("C-51D2")["verdict"] == "unsure"
    press(test, "Save the decision")
    assert (states.state("C-51D2")["verdict"], states.state("C-51D2")["version"]) == ("different", 2)


def test_a_cluster_that_another_took_is_not_taken_unseen(own: Case) -> None:
    test = opened("cluster", cluster="C-51D2")
    states.change("C-51D2", "bob", 0, state="in review", assigned="bob")
    assert "bob changed C-51D2" in text(press(test, "Take"))
    assert states.state("C-51D2")["assigned"] == "bob"


def test_deciding_twice_needs_no_second_look(own: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkgraph.ui.actions.judge_cluster", lambda *_: True)
    test = decided(opened("cluster", cluster="C-51D2"), "same", "one face")
    assert "✓ decided, several hands" in text(decided(test, "different", "two faces after all"))
