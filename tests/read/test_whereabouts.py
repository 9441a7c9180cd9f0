from __future__ import annotations

import pytest

from linkgraph import read
from linkgraph.read.whereabouts import _position
from linkgraph.store import GraphStore
from tests.read.sample import ANNA


def test_countries_come_with_what_names_them(store: GraphStore) -> None:
    found = {(row["kind"], row["country"]): row for row in read.whereabouts(store, "C1") if row["account"] == ANNA}
    assert found["profile", "KR"]["times"] == 1
    assert found["login", "DE"]["at"] is None


def test_a_cluster_that_is_not_there_is_nowhere(store: GraphStore) -> None:
    assert read.whereabouts(store, "C9") == []


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ('{"gps": "50.100000,8.600000"}', (8.6, 50.1)),
        ('{"gps": "-33.9,18.4"}', (18.4, -33.9)),
        ('{"gps": "91.0,8.6"}', None),
        ('{"gps": ""}', None),
        ("[1]", None),
        ("gps", None),
    ],
)
def test_a_position_is_longitude_and_latitude(metadata: str, expected: tuple[float, float] | None) -> None:
    assert _position(metadata) == expected
