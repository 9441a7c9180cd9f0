from __future__ import annotations

from linkgraph import read
from linkgraph.store import GraphStore
from tests.read.sample import ANN, ANNA, ANYA, JOHN, LEE, RING


def test_links_come_strongest_first(store: GraphStore) -> None:
    links = read.links(store)
    assert [(link["left"], link["right"]) for link in links] == [(ANNA, ANYA), (ANNA, JOHN), (ANN, ANNA)]
    assert {"left", "right", "weight", "probability", "signals"} <= links[0].keys()


def test_links_above_a_weight(store: GraphStore) -> None:
    assert [link["weight"] for link in read.links(store, 11.5)] == [12.0, 12.0]


def test_evidence_of_one_signal(store: GraphStore) -> None:
    found = read.evidence(store, "name")
    assert {item["signal"] for item in found} == {"name"}
    assert {"left_value", "right_value", "level", "weight", "detail", "suppressed"} <= found[0].keys()


def test_evidence_says_what_a_judgement_took_out(store: GraphStore) -> None:
    assert [item["signal"] for item in read.evidence(store) if item["suppressed"]] == ["device"]


def test_clusters_have_the_contract_keys(store: GraphStore) -> None:
    (cluster,) = read.clusters(store)
    assert {"id", "size", "risk", "accounts", "signals", "first_seen"} <= cluster.keys()
    assert cluster["accounts"] == RING
    assert cluster["findings"] == 2


def test_hubs_say_what_they_would_join(store: GraphStore) -> None:
    (hub,) = read.hubs(store)
    assert hub["kind"] == "phone"
    assert hub["suppressed"] is True
    assert hub["would_join"] == ["C1", LEE]


def test_findings_and_coverage(store: GraphStore) -> None:
    assert [f["flag"] for f in read.findings(store)] == ["laptop_farm_address", "declined_video_call"]
    assert [(c["flag"], c["status"]) for c in read.coverage(store)] == [("declined_video_call", "found")]


def test_what_a_run_left(store: GraphStore) -> None:
    assert read.rejects(store)[0]["reason"] == "no account"
    assert read.runs(store)[0]["accounts"] == 7
    assert read.judgements(store)[0]["judgement"] == "different"


def test_accounts_keep_the_order_asked_for(store: GraphStore) -> None:
    assert [row["id"] for row in read.accounts(store, [LEE, "nobody", ANNA, LEE])] == [LEE, ANNA]


def test_photo_path(store: GraphStore) -> None:
    assert read.photo_path(store, "p1") == "photos/p1.jpg"
    assert read.photo_path(store, "p9") is None
