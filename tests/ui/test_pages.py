"""Each page, run by Streamlit's own AppTest on the made-up case."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from linkgraph.ui import SCRIPT
from linkgraph.ui.desk import states
from linkgraph.ui.people import Person
from tests.ui.made import HOSTILE

PAGES = ("queue", "cluster", "compare", "find", "query", "templates", "hubs", "reports", "runs", "people")


def opened(page: str, **params: str) -> AppTest:
    test = AppTest.from_file(str(SCRIPT), default_timeout=30)
    test.run()
    for name, value in params.items():
        test.query_params[name] = value
    return test.switch_page(f"../pages/{page}.py").run()


def text(test: AppTest) -> str:
    return "\n".join(str(element.proto.body) for element in test.get("html"))


def drawn(test: AppTest) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(test.get("bidi_component")[0].proto.json)
    return data


def select(test: AppTest, cluster: str, **selection: list[str]) -> AppTest:
    test.session_state[f"graph {cluster}"] = {"selection": {"nodes": [], "edges": [], **selection}}
    return test.run()


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs(case: Path, page: str) -> None:
    test = opened(page)
    assert not test.exception
    assert "That did not work" not in text(test)


@pytest.mark.parametrize("page", PAGES)
def test_no_page_uses_markdown_for_what_sources_say(case: Path, page: str) -> None:
    test = opened(page, cluster="C-0B0E")
    written = "\n".join(element.value for element in [*test.markdown, *test.caption])
    assert not any(name in written for name in HOSTILE)
    assert "<script" not in text(test)


def queued(test: AppTest) -> list[str]:
    return [row["id"] for row in drawn(test)["rows"]] if test.get("bidi_component") else []


def test_the_queue_begins_with_the_highest_risk(case: Path, desk: Path) -> None:
    test = opened("queue")
    assert queued(test) == ["C-7F3A", "C-51D2", "C-0B0E", "C-22AA"]
    first = drawn(test)["rows"][0]
    assert first["faces"].startswith("/faces/")
    assert first["words"].startswith("Both show bc1q")
    assert first["found"].startswith("⚑ One photo under several names")


def test_the_queue_is_filtered_and_ordered(case: Path, desk: Path) -> None:
    test = opened("queue")
    test.text_input(key="search").set_value("51d2").run()
    assert queued(test) == ["C-51D2"]
    test.text_input(key="search").set_value("nothing like this").run()
    assert "No cluster fits" in text(test)
    test.text_input(key="search").set_value("").run()
    test.multiselect(key="evidence").set_value(["wallet", "photo"]).run()
    assert queued(test) == ["C-7F3A"]
    test.multiselect(key="evidence").set_value([]).run()
    test.selectbox(key="order").set_value("size").run()
    assert queued(test)[0] == "C-51D2"


def test_states_divide_the_queue(case: Path, desk: Path) -> None:
    states.change("C-51D2", "ann", 0, state="decided", verdict="same")
    test = opened("queue")
    assert [row["state"] for row in drawn(test)["rows"]][1] == "✓ decided, one hand"
    next(group for group in test.button_group if group.key == "state").set_value("new").run()
    assert "C-51D2" not in queued(test)


def test_a_deep_link_opens_the_queue_filtered(case: Path, desk: Path) -> None:
    test = AppTest.from_file(str(SCRIPT), default_timeout=30)
    test.query_params["evidence"] = "wallet"
    assert queued(test.run()) == ["C-7F3A"]


def test_the_queue_previews_the_first_row(case: Path) -> None:
    assert "One photo under several names" in text(opened("queue"))


def test_a_deep_link_opens_its_cluster(case: Path) -> None:
    test = opened("cluster", cluster="C-51D2")
    assert "Cluster C-51D2" in text(test)
    assert drawn(test)["graph_id"] == "C-51D2"


def test_an_unknown_cluster_is_said_in_a_sentence_and_forgotten(case: Path) -> None:
    test = opened("cluster", cluster="C-NONE")
    assert not test.exception
    assert "There is no cluster C-NONE" in text(test)
    assert "linkgraph clusters" not in text(test)
    assert "last cluster" not in test.session_state


def test_what_many_share_is_one_square_node(case: Path) -> None:
    nodes = drawn(opened("cluster", cluster="C-7F3A"))["nodes"]
    items = [node for node in nodes if node["kind"] == "item"]
    assert sorted(item["signal"] for item in items) == ["ip_session", "wallet"]
    assert len(nodes) == 12 + 2


def test_the_picture_carries_no_identifiers(case: Path) -> None:
    data = drawn(opened("cluster", cluster="C-7F3A"))
    sent = json.dumps([node["label"] for node in data["nodes"]] + data["edges"])
    assert "mail.example" not in sent
    assert "+49151" not in sent


def test_a_selected_line_shows_its_evidence(case: Path) -> None:
    test = opened("cluster", cluster="C-7F3A")
    line = next(edge for edge in drawn(test)["edges"] if edge["signal"] == "photo")
    shown = text(select(test, "C-7F3A", edges=[line["id"]]))
    assert "probability of the same hand" in shown
    assert "lg-ev chosen" in shown


def test_a_selected_account_shows_its_fields_and_links(case: Path) -> None:
    test = opened("cluster", cluster="C-7F3A")
    shown = text(select(test, "C-7F3A", nodes=["upwork:~0000"]))
    assert "Full-stack developer" in shown
    assert "Linked here to" in shown


def test_a_selected_item_shows_who_shares_it(case: Path) -> None:
    test = opened("cluster", cluster="C-7F3A")
    item = next(node for node in drawn(test)["nodes"] if node.get("signal") == "wallet")
    assert "Wallet, 6 accounts" in text(select(test, "C-7F3A", nodes=[item["id"]]))


def test_two_selected_accounts_are_a_pair(case: Path) -> None:
    test = opened("cluster", cluster="C-7F3A")
    shown = text(select(test, "C-7F3A", nodes=["upwork:~0000", "freelancer:~0001"]))
    assert "lg-pair" in shown


def test_several_selected_accounts_are_summed_up(case: Path) -> None:
    test = opened("cluster", cluster="C-7F3A")
    chosen = [node["id"] for node in drawn(test)["nodes"][:4]]
    assert "4 accounts chosen" in text(select(test, "C-7F3A", nodes=chosen))


def decided(test: AppTest, verdict: str, reason: str) -> AppTest:
    key = f"verdict C-51D2 {states.state('C-51D2')['version']}"
    next(group for group in test.button_group if group.key == key).set_value(verdict).run()
    test.text_area(key=key.replace("verdict", "verdict reason")).set_value(reason).run()
    return next(button for button in test.button if button.label == "Save the decision").click().run()


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What the pipeline is told of clusters."""
    told: list[tuple[object, ...]] = []

    def judge_cluster(*given: object) -> bool:
        told.append(given)
        return True

    monkeypatch.setattr("linkgraph.ui.actions.judge_cluster", judge_cluster)
    return told


def test_a_decision_is_kept_with_its_reason(case: Path, desk: Path, judged: list[tuple[object, ...]]) -> None:
    test = decided(opened("cluster", cluster="C-51D2"), "same", "one face")
    assert not test.exception
    assert "✓ decided, one hand" in text(test)
    assert [(told[0], told[1], told[3]) for told in judged] == [("C-51D2", "same", "one face")]


def test_a_decision_is_taken_back(case: Path, desk: Path, judged: list[tuple[object, ...]]) -> None:
    test = decided(opened("cluster", cluster="C-51D2"), "same", "one face")
    next(button for button in test.button if button.label == "Take the decision back").click().run()
    assert not test.exception
    assert "● new" in text(test)
    assert [told[1] for told in judged] == ["same", None]
    assert states.state("C-51D2")["verdict"] is None


def test_another_decision_takes_back_that_it_is_one_hand(
    case: Path, desk: Path, judged: list[tuple[object, ...]]
) -> None:
    test = decided(opened("cluster", cluster="C-51D2"), "same", "one face")
    assert "✓ decided, several hands" in text(decided(test, "different", "two faces after all"))
    assert [told[1] for told in judged] == ["same", None]


def test_a_note_is_shown_as_text(case: Path, desk: Path) -> None:
    test = opened("cluster", cluster="C-51D2", below="Notes")
    next(area for area in test.text_area if area.label == "New note").set_value("<img src=x> ask her")
    next(button for button in test.button if button.label == "Add note").click().run()
    assert "&lt;img src=x&gt; ask her" in text(test)


@pytest.mark.parametrize(
    "tab", ["Members", "Links", "Findings", "Map", "Weak points", "Risk and roles", "Flags tested"]
)
def test_a_deep_link_opens_a_tab_below_the_graph(case: Path, tab: str) -> None:
    test = opened("cluster", cluster="C-7F3A", below=tab)
    assert not test.exception
    assert test.session_state["below"] == tab
    assert "That did not work" not in text(test)


def test_the_map_has_the_countries_of_the_cluster(case: Path) -> None:
    test = opened("cluster", cluster="C-7F3A", below="Map")
    drawn_map = json.loads(test.get("bidi_component")[-1].proto.json)
    assert [(row["code"], row["kinds"]) for row in drawn_map["countries"]] == [("DE", {"profile": 12})]
    test.session_state["map C-7F3A"] = {"country": "DE"}
    assert "says so in the profile" in text(test.run())


def test_weak_points_name_links_and_values(case: Path) -> None:
    test = opened("cluster", cluster="C-51D2", below="Weak points")
    assert "alone hold two parts" in text(test)
    assert "Where only stronger links count" in text(test)


def test_the_report_of_a_cluster_is_ready_to_download(case: Path) -> None:
    test = opened("reports", cluster="C-51D2")
    assert not test.exception
    assert "That did not work" not in text(test)
    assert len(test.get("download_button")) == 1


def test_a_schedule_that_cannot_be_is_said(case: Path, desk: Path) -> None:
    test = opened("reports", **{"reports tab": "Schedule"})
    next(area for area in test.text_area if area.label.startswith("Where to")).set_value("pigeon:home")
    next(button for button in test.button if button.label == "Save and start").click().run()
    assert "The schedule was not started" in text(test)
    assert "pigeon" in text(test)


def test_compare_adds_up(case: Path) -> None:
    shown = text(opened("compare", a="upwork:~0000", b="freelancer:~0001"))
    assert "before any evidence" in shown
    assert "lg-fall" in shown
    assert "\u22123.2" in shown


def test_compare_lays_the_photos_over_each_other(case: Path) -> None:
    laid = drawn(opened("compare", a="upwork:~0000", b="freelancer:~0001"))
    assert laid["names"] == ["Lena Urban", "Omar Singh"]
    assert laid["left"].startswith("/photo/480/")


def test_compare_says_what_is_missing(case: Path) -> None:
    assert "Choose two accounts" in text(opened("compare"))
    assert "That did not work" in text(opened("compare", a="upwork:~0000", b="upwork:~nobody"))


def test_a_judgement_goes_to_the_pipeline(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[object, ...]] = []

    def judge(*given: object) -> bool:
        said.append(given)
        return True

    monkeypatch.setattr("linkgraph.ui.actions.judge", judge)
    test = opened("compare", a="upwork:~0000", b="freelancer:~0001")
    test.text_input(key="reason upwork:~0000 freelancer:~0001").set_value("one wallet")
    test.text_input(key="judge by").set_value("ann")
    next(button for button in test.button if button.label == "Same hand").click().run()
    assert said == [("upwork:~0000", "freelancer:~0001", "same", "ann", "one wallet")]


def test_a_viewer_sees_the_judgement_and_cannot_make_one(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkgraph.ui.people.person", lambda: Person("vera@example.org", "viewer"))
    monkeypatch.setattr("linkgraph.ui.people.shared", lambda: True)
    monkeypatch.setattr("linkgraph.ui.people.signed_in", lambda: True)
    monkeypatch.setattr("linkgraph.ui.way_back.wanted", lambda: None)
    test = opened("compare", a="upwork:~0000", b="freelancer:~0001")
    assert not test.exception
    judging = [button for button in test.button if button.label in ("Same hand", "Different", "Unsure")]
    assert [button.disabled for button in judging] == [True] * 3
    assert [field.value for field in test.text_input if field.label == "Your name"] == ["vera@example.org"]


def test_find_shows_who_has_a_value(case: Path) -> None:
    test = opened("find", q="codesmith3")
    assert "fiverr:~0003" in text(test)


def test_a_saved_question_runs_and_shows_a_table(case: Path) -> None:
    test = opened("query", query="strongest_links")
    next(button for button in test.button if button.label == "Run").click().run()
    assert not test.exception
    assert len(test.dataframe[0].value) > 0


def own(test: AppTest, cypher: str) -> AppTest:
    test.session_state["own cypher"] = {"text": cypher}
    return next(button for button in test.button if button.key == "run own").click().run()


def test_own_cypher_only_reads(case: Path) -> None:
    test = own(opened("query"), "CREATE (a:Account {id: 'x:1'})")
    assert "The store did not answer" in text(test)
    assert not test.dataframe


def test_an_error_points_at_its_line(case: Path) -> None:
    test = own(opened("query"), "MATCH (a:Account)\nRETURN a.nothing_like_this AS x")
    assert "The store did not answer" in text(test)
    assert "line" in text(test)


def test_nodes_of_an_answer_are_drawn(case: Path) -> None:
    test = own(opened("query"), "MATCH p = (a:Account)-[:MEMBER_OF]->(c:Cluster {id: 'C-22AA'}) RETURN p")
    data = json.loads(test.get("bidi_component")[-1].proto.json)
    assert [node["kind"] for node in data["nodes"]].count("account") == 2
    assert len(data["edges"]) == 2


def test_a_path_can_avoid_an_account(case: Path) -> None:
    test = opened("find", a="upwork:~0000", b="guru:~0002")
    assert "Strongest" in "".join(tab.label for tab in test.tabs)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[tuple[object, ...]]:
    """What hubs were decided on, in the place of the decision."""
    said: list[tuple[object, ...]] = []

    def decide(*given: object) -> bool:
        said.append(given)
        return True

    monkeypatch.setattr("linkgraph.ui.actions.decide_hub", decide)
    return said


def test_a_hub_is_allowed_only_after_a_second_look(case: Path, desk: Path, said: list[tuple[object, ...]]) -> None:
    test = opened("hubs")
    assert "accounts would be one cluster" in text(test)
    next(button for button in test.button if button.label == "Yes, do it").click().run()
    assert said[0][:2] == ("+493012345678", True)


def test_a_value_below_the_cap_is_held_back(case: Path, desk: Path, said: list[tuple[object, ...]]) -> None:
    test = opened("hubs")
    test.text_input(key="hub value").set_value(" +4915112345 ").run()
    next(button for button in test.button if button.label == "Hold it back").click().run()
    assert said[0][:2] == ("+4915112345", False)


def test_a_decision_about_a_value_is_seen_and_taken_back(
    case: Path, desk: Path, said: list[tuple[object, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [("+49", "deny", None), ("a@b.example", "allow", "C-1"), ("+49", "undone", None), ("x", "deny", None)]
    rows = [
        {
            "value": value,
            "decision": word,
            "cluster": cluster,
            "by": "ann",
            "at": "2024-01-02T03:04:05Z",
            "reason": None,
        }
        for value, word, cluster in told
    ]
    monkeypatch.setattr("linkgraph.ui.data.hub_decisions", lambda: rows)
    test = opened("hubs")
    table = next(frame for frame in test.dataframe if "decision" in frame.value)
    assert list(table.value["value"]) == ["x", "a@b.example"]
    assert list(table.value["for"]) == ["the whole case", "C-1"]
    test.session_state["hub decisions 4"] = {"selection": {"rows": [1], "columns": []}}
    next(button for button in test.run().button if button.label == "Take it back").click().run()
    value, allowed, _, reason, cluster = said[0]
    assert (value, allowed, reason, cluster) == ("a@b.example", None, "", "C-1")


def test_people_see_who_did_what(case: Path, desk: Path) -> None:
    states.change("C-51D2", "<b>ann</b>", 0, state="decided", verdict="unsure", reason="why")
    table = opened("people").dataframe[0].value
    assert list(table["who"]) == ["<b>ann</b>"]
    assert list(table["what"]) == ["decided, unsure"]


def test_viewers_cannot_decide(case: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("linkgraph.ui.people.person", lambda: Person("eve", "viewer"))
    test = opened("cluster", cluster="C-51D2")
    assert all(b.disabled for b in test.button if b.label == "Take")
    written = opened("cluster", cluster="C-51D2", below="Notes")
    assert [b.disabled for b in written.button if b.label == "Add note"] == [True]
    hub = opened("hubs")
    assert "That did not work" not in text(hub)


def test_the_tour_is_shown_once(case: Path, desk: Path) -> None:
    test = opened("queue")
    next(button for button in test.button if button.label == "Skip the tour").click().run()
    assert not any(button.label == "Skip the tour" for button in opened("queue").button)


def test_hubs_and_runs_show_what_the_store_says(case: Path) -> None:
    assert opened("hubs").dataframe[0].value["value"][0] == "+493012345678"
    assert opened("runs").metric[0].value == "44"
    runs = opened("runs", **{"runs tab": "Left out"})
    reasons = [table.value for table in runs.dataframe if "reason" in table.value]
    assert "There is no account in this row." in list(reasons[0]["reason"])


def test_before_the_first_run_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINKGRAPH_CASE", str(tmp_path))
    monkeypatch.delenv("LINKGRAPH_STORE", raising=False)
    test = AppTest.from_file(str(SCRIPT), default_timeout=30).run()
    assert not test.exception
    assert "linkgraph run" in text(test)
    (tmp_path / "profiles.csv").write_text("account\nguru:a\n", encoding="utf-8")
    assert [button.label for button in test.run().button if button.label == "Run now"]


@pytest.mark.parametrize("tab", ["History", "Sources", "Data quality", "Left out", "Red flags"])
def test_a_deep_link_opens_a_tab_of_runs(case: Path, tab: str) -> None:
    test = opened("runs", **{"runs tab": tab})
    assert not test.exception
    assert "That did not work" not in text(test)
    assert test.dataframe or "read as it is" in test.caption[-1].value


def test_data_quality_is_told_by_platform(case: Path) -> None:
    table = opened("runs", **{"runs tab": "Data quality"}).dataframe[0].value
    shares = dict(zip(table["field"], table["in all"], strict=True))
    assert shares["name"] == shares["handle"] == 100
    assert shares["email"] == 0
    assert 0 < shares["photo"] < 100


def test_own_cypher_has_a_field_for_each_parameter(case: Path) -> None:
    cypher = "MATCH (a:Account) WHERE a.platform = $platform RETURN a.id AS id LIMIT $most"
    test = opened("query", **{"query tab": "Own Cypher"})
    test.session_state["own cypher"] = {"text": cypher}
    test.run()
    test.text_input(key="own platform").set_value("guru")
    test.text_input(key="own most").set_value("2")
    next(button for button in test.button if button.key == "run own").click().run()
    assert [ident.partition(":")[0] for ident in test.dataframe[0].value["id"]] == ["guru", "guru"]
