from __future__ import annotations

import pytest

from linkgraph import read
from linkgraph.errors import UsageError
from linkgraph.store import GraphStore
from tests.read.sample import ANN, ANNA, ANYA, JOHN, LEE, MAX, RING

WHOLE = {"id", "accounts", "links", "findings", "history"}


def test_a_cluster_whole(store: GraphStore) -> None:
    cluster = read.show(store, "C1")
    assert cluster.keys() >= WHOLE
    assert sorted(cluster["accounts"]) == sorted(RING)
    assert [member["id"] for member in cluster["members"]] == sorted(RING)
    assert len(cluster["links"]) == 3
    assert [finding["flag"] for finding in cluster["findings"]] == [
        "laptop_farm_address",
        "declined_video_call",
    ]
    assert [event["kind"] for event in cluster["history"]] == ["born"]


def test_an_account_whole(store: GraphStore) -> None:
    account = read.show(store, ANNA)
    assert account.keys() >= WHOLE
    assert account["accounts"] == [ANNA]
    assert account["emails"] == ["kim.new@mail.com", "kim@mail.com"]
    assert account["cluster"] == "C1"
    assert {link["right"] for link in account["links"]} == {ANN, ANYA, JOHN}


def test_facts_say_where_they_were_read(store: GraphStore) -> None:
    facts = {fact["value"]: fact for fact in read.account(store, ANNA)["facts"]}
    assert (facts["kim@mail.com"]["raw"], facts["kim@mail.com"]["file"], facts["kim@mail.com"]["line"]) == (
        "Kim@Mail.com",
        "profiles.csv",
        2,
    )
    assert facts["kim@mail.com"]["accounts"] == 2


def test_judgements_are_shown(store: GraphStore) -> None:
    assert [judgement["judgement"] for judgement in read.account(store, LEE)["judgements"]] == ["different"]


@pytest.mark.parametrize("typed", ["upwork:ana", "ANNA", "anna"])
def test_an_unknown_id_brings_near_ones(store: GraphStore, typed: str) -> None:
    with pytest.raises(UsageError, match=ANNA):
        read.show(store, typed)


def test_an_unknown_id_with_nothing_near(store: GraphStore) -> None:
    with pytest.raises(UsageError, match="linkgraph clusters"):
        read.show(store, "?!")


def test_an_account_is_no_cluster(store: GraphStore) -> None:
    with pytest.raises(UsageError, match="there is no cluster"):
        read.cluster(store, ANNA)


def test_neighbours_linked_first(store: GraphStore) -> None:
    found = read.neighbours(store, ANNA, 10)
    assert [row["account"] for row in found] == [ANYA, JOHN, ANN, LEE]
    assert [row["linked"] for row in found] == [True, True, True, False]


def test_neighbours_leave_out_suppressed_weight(store: GraphStore) -> None:
    assert [(row["account"], row["weight"]) for row in read.neighbours(store, LEE)] == [
        (ANNA, 3.0),
        (MAX, 0.0),
    ]


def test_subgraph_has_links_with_their_evidence(store: GraphStore) -> None:
    drawn = read.subgraph(store, "C1", shared_from=3)
    assert {node["id"] for node in drawn["nodes"] if node["kind"] == "Account"} == set(RING)
    assert [node["kind"] for node in drawn["nodes"] if node["kind"] != "Account"] == ["Wallet"]
    links = [edge for edge in drawn["edges"] if edge["type"] == "LINKED"]
    assert {(edge["source"], edge["target"]): len(edge["evidence"]) for edge in links}[ANN, ANNA] == 3
    assert len([edge for edge in drawn["edges"] if edge["type"] == "HAS_WALLET"]) == 3
    assert len(drawn["evidence"]) == 6


def test_subgraph_of_nothing(store: GraphStore) -> None:
    with pytest.raises(UsageError, match="there is no cluster"):
        read.subgraph(store, "C99")
