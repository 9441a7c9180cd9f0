from __future__ import annotations

from linkgraph import read
from linkgraph.read.holding import holding
from linkgraph.store import GraphStore

LINKS = [
    {"left": "a", "right": "b", "weight": 20.0, "judged": None},
    {"left": "b", "right": "c", "weight": 18.0, "judged": None},
]
EVIDENCE = [
    {"signal": "wallet", "left": "a", "right": "b", "left_value": "W", "right_value": "W", "weight": 20.0},
    {"signal": "phone", "left": "b", "right": "c", "left_value": "+1", "right_value": "+1", "weight": 18.0},
]


def held(*, suppressed: bool = False, threshold: float = 14.5) -> dict[str, object]:
    return holding(LINKS, [row | {"suppressed": suppressed} for row in EVIDENCE], threshold)


def test_a_chain_hangs_on_each_of_its_values() -> None:
    assert held()["fragility"] == [
        "Without this one phone (+1) it is one cluster and one account by itself.",
        "Without this one wallet (W) it is one cluster and one account by itself.",
    ]


def test_evidence_that_people_took_out_holds_nothing() -> None:
    assert held(suppressed=True)["fragility"] == ["It hangs on no single value."]


def test_the_survival_curve_ends_with_everybody_alone_but_the_strongest() -> None:
    assert held()["survival"] == [
        {"threshold": 18.0, "clusters": 1, "largest": 3, "alone": 0},
        {"threshold": 20.0, "clusters": 1, "largest": 2, "alone": 1},
    ]


def test_a_published_cluster_says_how_it_holds(store: GraphStore) -> None:
    cluster = read.cluster(store, "C1")
    assert {"bridges", "survival", "hangs_on", "fragility"} <= cluster.keys()
    assert cluster["survival"][0]["largest"] == len(cluster["accounts"])
