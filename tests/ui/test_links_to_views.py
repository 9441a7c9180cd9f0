"""Links that open the same view of a cluster: what was brought in, the open part, what is selected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from linkgraph.errors import QueryError
from linkgraph.ui import scenes
from tests.ui.test_pages import drawn, opened, text

AROUND = json.dumps([["upwork:~0000", "name", 20]])


def shown(test: AppTest) -> set[str]:
    return {node["id"] for node in drawn(test)["nodes"] if node["kind"] == "account"}


def test_accounts_that_were_brought_in_are_there_again(case: Path) -> None:
    plain, grown = opened("cluster", cluster="C-7F3A"), opened("cluster", cluster="C-7F3A", around=AROUND)
    assert len(shown(grown) - shown(plain)) == 3
    assert AROUND in grown.query_params["around"]


@pytest.mark.parametrize("around", ["", "[", "7", '[["upwork:~0000"]]', '[["nobody:1", null, 5]]', '[[1, 2, "x"]]'])
def test_what_cannot_be_brought_in_is_left_out(case: Path, around: str) -> None:
    test = opened("cluster", cluster="C-7F3A", around=around)
    assert not test.exception
    assert shown(test) == shown(opened("cluster", cluster="C-7F3A"))


def test_several_things_are_selected_by_a_link(case: Path) -> None:
    first = opened("cluster", cluster="C-7F3A", selected="upwork:~0000")
    assert drawn(first)["selected"] == {"nodes": ["upwork:~0000"], "edges": []}
    assert drawn(opened("cluster", cluster="C-7F3A", selected="nobody:1"))["selected"] == {"nodes": [], "edges": []}


def test_the_open_part_of_a_large_cluster_is_in_the_address(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scenes, "MOST", 20)
    test = opened("cluster", cluster="C-51D2", part="0")
    assert drawn(test)["graph_id"] == "C-51D2 part 0"
    next(button for button in test.button if button.label == "All parts").click().run()
    assert drawn(test)["graph_id"] == "C-51D2 in parts"
    assert "part" not in test.query_params
    assert drawn(opened("cluster", cluster="C-51D2", part="99"))["graph_id"] == "C-51D2 in parts"


def test_the_next_cluster_forgets_the_view_of_the_last(case: Path) -> None:
    test = opened("cluster", cluster="C-7F3A", around=AROUND, selected="upwork:~0000", view="abc")
    next(button for button in test.button if button.key == "Next cluster").click().run()
    assert "Cluster C-51D2" in text(test)
    assert {"around", "selected", "view"} & set(test.query_params) == set()


def test_a_way_without_an_account_is_in_the_address(case: Path) -> None:
    both = {"a": "upwork:~0000", "b": "guru:~0002", "find tab": "Path between two accounts"}
    plain = opened("find", **both)
    other = opened("find", **both, without="freelancer:~0001")
    assert next(field for field in other.multiselect).value == ["freelancer:~0001"]
    assert next(field for field in plain.multiselect).value == []


def test_a_hub_and_a_report_are_in_the_address(case: Path, desk: Path) -> None:
    hub = opened("hubs", hub="+493012345678", kinds="phone")
    assert "+493012345678" in text(hub)
    assert "+493012345678" in opened("hubs").query_params["hub"]
    report = opened("reports", cluster="C-51D2", **{"as": "Markdown"})
    assert not report.exception
    assert next(group for group in report.button_group if group.key == "as").value == "md"


def test_a_case_of_another_version_says_what_to_do(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise QueryError("cannot find property kinds for t")

    monkeypatch.setattr("linkgraph.ui.data.hubs", refuse)
    assert "run it again" in text(opened("hubs"))
