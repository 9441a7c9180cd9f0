from __future__ import annotations

from datetime import UTC, datetime

from linkgraph import read
from linkgraph.store import GraphStore
from tests.read.sample import ANN, ANNA, JOHN


def at(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp())


def test_moments_are_told_apart_by_kind_and_rounded(store: GraphStore) -> None:
    found = read.moments(store, "C1")
    assert found[ANN] == {"login": [at("2024-02-01T10:00")]}
    assert found[JOHN]["payment"] == [at("2024-02-04T00:00")]
    assert read.moments(store, "C1", 86_400)[ANNA]["login"] == [at("2024-02-01T00:00")]


def test_a_cluster_that_is_not_there_has_none(store: GraphStore) -> None:
    assert read.moments(store, "C9") == {}
