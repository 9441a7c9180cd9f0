from __future__ import annotations

from linkgraph import read
from linkgraph.store import GraphStore
from tests.read.sample import ANN, ANNA, ANYA, JOHN


def test_every_field_has_its_share(store: GraphStore) -> None:
    found = {row["field"]: row for row in read.filled(store)}
    accounts = len([row for row in read.accounts(store, [ANN, ANNA, ANYA, JOHN]) if row["country"]])
    assert found["country"]["accounts"] >= accounts > 0
    assert all(0 <= row["share"] <= 1 for row in found.values())
    assert all(0 <= share <= 1 for row in found.values() for share in row["platforms"].values())
    assert {"email", "phone", "login", "birth_date", "name"} <= set(found)


def test_the_fullest_come_first(store: GraphStore) -> None:
    shares = [row["share"] for row in read.filled(store)]
    assert shares == sorted(shares, reverse=True)
