"""The page Query: own questions that are saved, links that carry a question, and stopping one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from linkgraph.errors import QueryStopped
from linkgraph.ui.asking import ask
from linkgraph.ui.case import store
from linkgraph.ui.desk import questions
from linkgraph.ui.people import Person
from tests.ui.test_pages import opened

ON_PLATFORM = "MATCH (a:Account) WHERE a.platform = $platform RETURN a.id AS id LIMIT $most"


def press(test: AppTest, label: str) -> AppTest:
    return next(button for button in test.button if button.label == label).click().run()


def test_own_cypher_is_saved_and_asked_again_with_fields(
    case: Path, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linkgraph.ui.parts.answer.AT_ONCE", 60.0)
    test = opened("query", **{"query tab": "Own Cypher"})
    test.session_state["own cypher"] = {"text": ON_PLATFORM}
    test.text_input(key="own title").set_value("Who is on a platform?").run()
    next(button for button in test.button if button.key == "save own").click().run()
    assert not test.exception
    again = opened("query", query="own: Who is on a platform?")
    fields = {field.label: field for field in again.text_input}
    fields["Platform"].set_value("guru")
    fields["Most"].set_value("2")
    press(again, "Run")
    assert [ident.partition(":")[0] for ident in again.dataframe[0].value["id"]] == ["guru", "guru"]
    press(again, "Delete it")
    assert questions.questions() == {}


def test_nobody_saves_over_another(case: Path, desk: Path) -> None:
    questions.save("Taken", "RETURN 1 AS n", "ann")
    test = opened("query")
    test.text_input(key="own title").set_value("Taken").run()
    next(button for button in test.button if button.key == "save own").click().run()
    assert any("ann saved a question called 'Taken'" in said.value for said in test.text)


def test_viewers_save_nothing(case: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkgraph.ui.people.person", lambda: Person("vera", "viewer"))
    test = opened("query")
    popovers = {part.proto.popover.label: part.proto.popover.disabled for part in test.get("popover")}
    assert popovers == {"Save as a question": True}


def test_a_link_holds_the_question_and_what_was_given(case: Path, desk: Path) -> None:
    questions.save("Platform", ON_PLATFORM, "ann")
    test = opened("query", query="own: Platform", p_platform="guru", p_most="1")
    assert len(test.dataframe[0].value) == 1


def test_cypher_of_a_link_is_shown_and_not_run(case: Path) -> None:
    test = opened("query", **{"query tab": "Own Cypher", "cypher": "RETURN 1 AS one"})
    assert json.loads(test.get("bidi_component")[-1].proto.json)["text"] == "RETURN 1 AS one"
    assert any("came with the link" in said.value for said in test.caption)
    assert not test.dataframe


def test_a_question_is_stopped_in_the_store(case: Path) -> None:
    endless = "UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y RETURN sum(x * y) AS n"
    asked = ask(lambda stop: store().query(endless, timeout=60, stop=stop))
    assert not asked.wait(0.3)
    assert asked.answer() is None
    asked.stop()
    assert asked.wait(20)
    assert isinstance(asked.answer(), QueryStopped)
