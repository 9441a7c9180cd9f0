from __future__ import annotations

from linkgraph import read
from linkgraph.read.queue import ORDERS, Wanted, news, queue
from linkgraph.store import GraphStore
from tests.read.sample import RING


def test_a_page_says_why_and_what_was_found(store: GraphStore) -> None:
    ((row,), total) = queue(store, Wanted())
    assert total == 1
    assert row["id"] == "C1"
    assert (row["strongest"][0]["signal"], row["strongest"][0]["weight"]) == ("wallet", 12.0)
    assert [item["flag"] for item in row["flags"]] == ["laptop_farm_address", "declined_video_call"]
    assert row["findings"] == read.clusters(store)[0]["findings"]


def test_every_order_can_be_asked_for(store: GraphStore) -> None:
    assert [queue(store, Wanted(), order)[1] for order in ORDERS] == [1] * len(ORDERS)


def test_what_does_not_fit_is_left_out(store: GraphStore) -> None:
    fitting = [
        Wanted(text="C1"),
        Wanted(text=RING[0].upper()),
        Wanted(text="petrova"),
        Wanted(signals=("email", "wallet")),
        Wanted(platform="upwork"),
        Wanted(picked=frozenset({"C1"})),
    ]
    unfitting = [
        Wanted(text="nobody"),
        Wanted(signals=("device",)),
        Wanted(platform="guru"),
        Wanted(picked=frozenset()),
        Wanted(left_out=frozenset({"C1"})),
        Wanted(text="C1", picked=frozenset({"C9"})),
    ]
    assert [queue(store, wanted)[1] for wanted in fitting] == [1] * len(fitting)
    assert [queue(store, wanted) for wanted in unfitting] == [([], 0)] * len(unfitting)


def test_pages_follow_each_other(store: GraphStore) -> None:
    assert queue(store, Wanted(), skip=1) == ([], 1)


def test_news_are_what_happened_since(store: GraphStore) -> None:
    assert [row["kind"] for row in news(store, ["C1"], "2024-01-01")["C1"]] == ["born"]
    assert news(store, ["C1"], "2025-01-01") == {}
