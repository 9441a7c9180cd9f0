from __future__ import annotations

from linkgraph import read
from linkgraph.store import GraphStore
from tests.read.sample import ANN, ANNA, ANYA, JOHN


def test_a_way_round_what_is_not_trusted(store: GraphStore) -> None:
    assert [node["id"] for node in read.path(store, ANN, JOHN)["nodes"]] == [ANN, ANNA, JOHN]
    found = read.path(store, ANN, JOHN, [ANNA])
    assert ANNA not in [node["id"] for node in found["nodes"]]


def test_a_value_can_be_left_out_too(store: GraphStore) -> None:
    with_wallet = read.path(store, ANYA, JOHN, [ANNA])
    assert with_wallet["kind"] == "shared"
    used = {node["id"] for node in with_wallet["nodes"]} - {ANYA, JOHN}
    assert used.isdisjoint({node["id"] for node in read.path(store, ANYA, JOHN, [ANNA, *used])["nodes"]})
