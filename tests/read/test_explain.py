from __future__ import annotations

from typing import Any

import pytest

from linkgraph import read
from linkgraph.errors import UsageError
from linkgraph.store import GraphStore
from tests.read.sample import ANN, ANNA, ANYA, JOHN, LEE, MAX, ZOE


def explain(store: GraphStore, left: str, right: str) -> dict[str, Any]:
    return read.explain(store, left, right, prior_bits=-8.0, threshold=11.25)


@pytest.mark.parametrize(("left", "right"), [(ANN, ANNA), (ANNA, ANN)])
def test_the_weights_add_up(store: GraphStore, left: str, right: str) -> None:
    answer = explain(store, left, right)
    assert answer["weight"] == 10.25 == round(sum(item["weight"] for item in answer["evidence"]), 2)
    assert (answer["prior"], answer["probability"], answer["linked"]) == (-8.0, 0.97, True)
    assert {item["left"] for item in answer["evidence"]} == {left}
    assert answer["why_not"] == []


def test_what_speaks_against_is_shown(store: GraphStore) -> None:
    assert [item["weight"] for item in explain(store, ANN, ANNA)["evidence"]] == [9.5, 2.25, -1.5]


def test_below_the_threshold(store: GraphStore) -> None:
    answer = explain(store, ANNA, LEE)
    said = "The evidence is 8.25 bits short of the 11.25 from which accounts are linked."
    assert answer["why_not"][0] == said
    assert answer["probability"] == pytest.approx(1 / 33)


def test_one_kind_of_evidence_only(store: GraphStore) -> None:
    answer = read.explain(store, ANYA, JOHN, prior_bits=-8.0, threshold=3.5)
    assert "All that speaks for it is of one kind (document)" in answer["why_not"][0]


def test_judged_different(store: GraphStore) -> None:
    why_not = explain(store, LEE, MAX)["why_not"]
    assert why_not[0] == "kay judged them different on 2024-04-02: met both."
    assert why_not[1:3] == ["Of the evidence between them nothing counts.", "A judgement took out: device."]


def test_a_suppressed_hub_is_named(store: GraphStore) -> None:
    assert any(
        "+4930123456" in reason and "an agency's phone" in reason for reason in explain(store, ANN, ZOE)["why_not"]
    )


def test_in_one_cluster_over_others(store: GraphStore) -> None:
    assert any("in one cluster (C1)" in reason for reason in explain(store, ANN, JOHN)["why_not"])


def test_unknown_and_twice_the_same(store: GraphStore) -> None:
    with pytest.raises(UsageError, match="no account 'upwork:nobody'"):
        explain(store, ANNA, "upwork:nobody")
    with pytest.raises(UsageError, match="given twice"):
        explain(store, ANNA, ANNA)


def test_probability_of_odds() -> None:
    from linkgraph.read.explain import probability

    assert probability(0.0) == 0.5
    assert probability(-5000.0) == 0.0
    assert probability(5000.0) == 1.0
