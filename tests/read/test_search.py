from __future__ import annotations

from linkgraph.read.search import search
from linkgraph.store import GraphStore
from tests.read.sample import ANN, ANNA


def test_accounts_are_found_by_a_part_of_a_name_or_user_name(store: GraphStore) -> None:
    found = {row["id"]: row["where"] for row in search(store, " Ann ")}
    assert found[ANN] == "account id"
    assert found[ANNA] == "account id"
    assert {row["id"]: row["where"] for row in search(store, "annk")} == {ANN: "user name"}
    assert [row["where"] for row in search(store, "petrova")] == ["name"]


def test_no_more_than_asked_for_and_nothing_for_nothing(store: GraphStore) -> None:
    assert len(search(store, "a", most=2)) == 2
    assert search(store, "  ") == []
