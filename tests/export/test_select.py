"""What is chosen: everything, or one cluster and nothing beside it."""

from __future__ import annotations

import pytest

from linkgraph.errors import UsageError
from linkgraph.export import Filter, GraphRows, select
from linkgraph.store.base import GraphStore
from tests.read.sample import ANN, ANNA, LEE, MAX, RING, ZOE


def test_keys_are_unique_and_edges_have_both_ends(rows: GraphRows) -> None:
    keys = [node.key for node in rows.nodes()]
    edges = list(rows.edges())
    assert len(keys) == len(set(keys))
    assert len(edges) == len({edge.key for edge in edges})
    assert {edge.source for edge in edges} | {edge.target for edge in edges} <= set(keys)


def test_everything_observed_and_concluded(rows: GraphRows, counts: tuple[int, int]) -> None:
    assert (len(list(rows.nodes())), len(list(rows.edges()))) == counts
    assert not {"Run", "Reject", "Judgement"} & {node.table.name for node in rows.nodes()}


def test_accounts_keep_their_ids(rows: GraphRows) -> None:
    keys = {node.key for node in rows.nodes()}
    assert {ANNA, "C1", "Email:kim@mail.com", "PaymentAccount:kim@mail.com"} <= keys


def test_one_cluster(graph_store: GraphStore) -> None:
    rows = select(graph_store, Filter(clusters=("C1",)))
    nodes = {node.key: node.table.name for node in rows.nodes()}
    edges = list(rows.edges())
    assert sorted(key for key, label in nodes.items() if label == "Account") == sorted(RING)
    assert {edge.type for edge in edges} >= {
        "LINKED",
        "EVIDENCE",
        "HAS_EMAIL",
        "MEMBER_OF",
        "ABOUT",
        "SIMILAR_PHOTO",
    }
    assert {edge.source for edge in edges} | {edge.target for edge in edges} <= set(nodes)
    assert not {LEE, ZOE, "Device:d-1", "PaymentAccount:kim@mail.com"} & set(nodes)
    shared = next(edge for edge in edges if edge.type == "HAS_EMAIL" and edge.source == ANN)
    assert shared.values["raw"] == "kim@mail.com"


def test_cluster_that_is_not_there(graph_store: GraphStore) -> None:
    with pytest.raises(UsageError, match="C9"):
        select(graph_store, Filter(clusters=("C9",)))


def test_as_of_the_last_run(rows: GraphRows) -> None:
    assert rows.as_of == "2024-04-01T00:01:00Z"


def kinds(rows: GraphRows) -> dict[str, int]:
    edges = [edge.type for edge in rows.edges()]
    return {kind: edges.count(kind) for kind in set(edges)}


def assert_closed(rows: GraphRows) -> None:
    keys = {node.key for node in rows.nodes()}
    edges = list(rows.edges())
    assert {edge.source for edge in edges} | {edge.target for edge in edges} <= keys


def test_one_account_shows_nothing_of_others(graph_store: GraphStore) -> None:
    rows = select(graph_store, Filter(accounts=(ANN,)))
    assert [node.id for node in rows.nodes() if node.table.name == "Account"] == [ANN]
    assert "Cluster" not in {node.table.name for node in rows.nodes()}
    assert kinds(rows).keys() == {"HAS_EMAIL", "HAS_PHONE", "LIVES_AT", "LOGGED_IN_FROM"}
    assert_closed(rows)


def test_one_platform(graph_store: GraphStore) -> None:
    rows = select(graph_store, Filter(platforms=("guru",)))
    assert sorted(node.id for node in rows.nodes() if node.table.name == "Account") == sorted((LEE, MAX))
    assert kinds(rows)["EVIDENCE"] == 1
    assert_closed(rows)


def test_a_cluster_of_another_platform_keeps_no_member_list(graph_store: GraphStore) -> None:
    rows = select(graph_store, Filter(clusters=("C1",), platforms=("upwork",)))
    assert "Cluster" not in {node.table.name for node in rows.nodes()}


def test_signal_and_weight(graph_store: GraphStore) -> None:
    rows = select(graph_store, Filter(signals=("wallet",)))
    assert (kinds(rows)["EVIDENCE"], kinds(rows)["LINKED"]) == (2, 2)
    assert kinds(select(graph_store, Filter(min_weight=11.5)))["LINKED"] == 2
    strong = kinds(select(graph_store, Filter(min_weight=9.5)))
    assert (strong["EVIDENCE"], strong["LINKED"]) == (4, 3)


def test_only_some_kinds(graph_store: GraphStore) -> None:
    rows = select(graph_store, Filter(only=("LINKED",)))
    assert kinds(rows) == {"LINKED": 3}
    assert sorted(node.id for node in rows.nodes()) == sorted(RING)
    assert list(rows.about()) == []
    accounts = select(graph_store, Filter(only=("Account",)))
    assert kinds(accounts) == {}
    assert len(list(accounts.nodes())) > len(RING)


@pytest.mark.parametrize(
    ("filter", "said"),
    [
        (Filter(accounts=("upwork:nobody",)), "nobody"),
        (Filter(platforms=("myspace",)), "myspace"),
        (Filter(signals=("astrology",)), "astrology"),
        (Filter(only=("Person",)), "Person"),
    ],
)
def test_what_is_not_there(graph_store: GraphStore, filter: Filter, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        select(graph_store, filter)
