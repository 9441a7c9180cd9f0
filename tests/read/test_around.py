from __future__ import annotations

from linkgraph import read
from linkgraph.store import GraphStore
from tests.read.sample import ANN, ANNA, ANYA, JOHN, LEE, RING


def test_counts_of_what_lies_outside_come_by_signal(store: GraphStore) -> None:
    assert read.outside(store, "C1") == {ANNA: {"all": 1, "by": {"name": 1}}}


def test_the_strongest_round_an_account_come_with_their_evidence(store: GraphStore) -> None:
    found = read.around(store, ANNA, RING)
    assert [row["id"] for row in found["accounts"]] == [LEE]
    assert [(row["left"], row["right"], row["signal"]) for row in found["evidence"]] == [(LEE, ANNA, "name")]


def test_what_is_asked_for_is_capped_and_ordered_by_weight(store: GraphStore) -> None:
    assert [row["id"] for row in read.around(store, ANNA, [ANNA], most=2)["accounts"]] == [ANYA, JOHN]
    assert [row["id"] for row in read.around(store, ANNA, [ANNA], signal="email")["accounts"]] == [ANN]
    assert read.around(store, ANNA, [*RING, LEE]) == {"accounts": [], "evidence": []}


def test_evidence_against_brings_nobody_in(store: GraphStore) -> None:
    assert read.around(store, ANN, [ANN], signal="biography")["accounts"] == []
