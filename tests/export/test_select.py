"""What is chosen: everything, or one cluster and nothing beside it."""

from __future__ import annotations

import pytest

from linkgraph.errors import UsageError
from linkgraph.export import GraphRows, select
from linkgraph.store.base import GraphStore
from tests.read.sample import ANN, ANNA, LEE, RING, ZOE


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
    rows = select(graph_store, "C1")
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
        select(graph_store, "C9")


def test_as_of_the_last_run(rows: GraphRows) -> None:
    assert rows.as_of == "2024-04-01T00:01:00Z"
