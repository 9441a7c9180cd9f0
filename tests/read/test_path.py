from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph import read
from linkgraph.errors import UsageError
from linkgraph.store import GraphStore
from tests.read.graph import Graph
from tests.read.pair import embedded
from tests.read.sample import ANN, ANNA, JOHN, LEE, MAX


def test_over_links(store: GraphStore) -> None:
    found = read.path(store, ANN, JOHN)
    assert [node["id"] for node in found["nodes"]] == [ANN, ANNA, JOHN]
    assert [edge["type"] for edge in found["edges"]] == ["LINKED", "LINKED"]
    assert (found["weight"], found["kind"]) == (10.25, "linked")


def test_over_a_shared_value(store: GraphStore) -> None:
    found = read.path(store, LEE, MAX)
    assert [(node["id"], node["kind"]) for node in found["nodes"]] == [
        (LEE, "Account"),
        ("d-1", "Device"),
        (MAX, "Account"),
    ]
    assert (found["weight"], found["kind"]) == (0.0, "shared")


def test_a_hub_is_crossed_last(store: GraphStore) -> None:
    assert any(edge.get("hub") for edge in read.path(store, LEE, ANNA)["edges"])


def test_an_unknown_account(store: GraphStore) -> None:
    with pytest.raises(UsageError, match="nobody"):
        read.path(store, ANNA, "nobody")


def test_the_strongest_of_several(tmp_path: Path) -> None:
    graph = Graph()
    for name in "abcd":
        graph.account(name)
    graph.link("a", "b", 20.0, ["wallet"], 0.999)
    graph.link("b", "d", 20.0, ["wallet"], 0.999)
    graph.link("a", "d", 5.0, ["name"], 0.9)
    graph.link("a", "c", 6.0, ["name"], 0.95)
    with embedded(graph, tmp_path) as store:
        found = read.path(store, "a", "d")
        assert [node["id"] for node in found["nodes"]] == ["a", "b", "d"]
        assert [[node["id"] for node in other["nodes"]] for other in found["others"]] == [["a", "d"]]
        assert read.path(store, "a", "c")["weight"] == 6.0


def test_no_way_at_all(tmp_path: Path) -> None:
    graph = Graph()
    graph.account("a")
    graph.account("b")
    with embedded(graph, tmp_path) as store:
        assert read.path(store, "a", "b") == {
            "nodes": [],
            "edges": [],
            "weight": 0.0,
            "kind": "none",
            "others": [],
        }


def test_over_pictures_that_look_alike(tmp_path: Path) -> None:
    graph = Graph()
    for account, photo in (("a", "p1"), ("b", "p2")):
        graph.account(account)
        graph.shows(account, "SHOWS_PHOTO", photo)
    graph.similar("SIMILAR_PHOTO", "p1", "p2")
    with embedded(graph, tmp_path) as store:
        found = read.path(store, "b", "a")
        assert [node["id"] for node in found["nodes"]] == ["b", "p2", "p1", "a"]
        assert [edge["type"] for edge in found["edges"]] == ["SHOWS_PHOTO", "SIMILAR_PHOTO", "SHOWS_PHOTO"]
