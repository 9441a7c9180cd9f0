"""The observed rows of a large fresh graph, which several sessions write at once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import count
from typing import Any

import pytest
from neo4j import GraphDatabase, Session
from neo4j.exceptions import Neo4jError, ServiceUnavailable, TransientError

from linkgraph.errors import StoreError
from linkgraph.schema import Layer, edges, nodes, tables
from linkgraph.store.neo4j import numbers
from linkgraph.store.neo4j.address import address
from linkgraph.store.neo4j.settings import Settings
from linkgraph.store.neo4j.store import Neo4jStore
from tests import neo4j_server
from tests.store.rows import Graph, add, emails, ids, people, publish

SHARED = {f"p:{number:05}": f"{number * 7 % 5}@example.org" for number in range(1500)}


@pytest.fixture
def small(neo4j_uri: str) -> Iterator[Neo4jStore]:
    """A store that loads a hundred rows a transaction once a megabyte is written."""
    neo4j_server.empty(neo4j_uri)
    store = Neo4jStore(address(neo4j_uri, environment={}), Settings(transaction_mb=1, load_rows=100, pause=0.01))
    yield store
    store.close()


def test_hubs_that_sessions_fight_over_are_written_whole(small: Neo4jStore) -> None:
    publish(small, emails(SHARED), fresh=True)
    assert ids(small, "Account") == sorted(SHARED)
    assert ids(small, "HAS_EMAIL:Account:Email") == sorted(f"{who}>{value}" for who, value in SHARED.items())


def test_conclusions_are_not_seen_while_rows_are_loaded(small: Neo4jStore) -> None:
    graph: Graph = {**emails(SHARED), "Cluster": [{"id": "c"}]}
    with small.update(fresh=True) as update:
        add(update, graph)
        assert not small.exists()
        assert ids(small, "Cluster") == []
        update.publish()
    assert ids(small, "Cluster") == ["c"]


def test_indexes_are_there_when_they_are_looked_in(small: Neo4jStore, neo4j_uri: str) -> None:
    publish(small, emails(SHARED), fresh=True)
    looked_up = {(node.name, column) for node in nodes() for column in ("id", *node.indexed)}
    drawn = {(edge.name, "id") for edge in edges() if edge.layer is not Layer.OBSERVED}
    there = online(neo4j_uri)
    assert looked_up | drawn <= there
    assert ("HAS_EMAIL", "id") not in there
    some = sorted(f"{who}>{value}" for who, value in SHARED.items())
    with small.update() as update:
        update.delete(tables()["HAS_EMAIL:Account:Email"], some[:1])
        update.publish()
    assert {(edge.name, "id") for edge in edges()} <= online(neo4j_uri)
    assert ids(small, "HAS_EMAIL:Account:Email") == some[1:]


def online(uri: str) -> set[tuple[str, str]]:
    """What has an index that can be used: labels or types, and their properties."""
    shown = "SHOW INDEXES YIELD labelsOrTypes AS of, properties AS by, state WHERE state = 'ONLINE' RETURN of, by"
    with GraphDatabase.driver(uri) as driver:
        return {(kind, column) for of, by in driver.execute_query(shown).records if of for kind in of for column in by}


def test_a_load_cut_off_is_no_graph_and_is_made_anew(small: Neo4jStore) -> None:
    with small.update(fresh=True) as update:
        add(update, emails(SHARED))
    assert not small.exists()
    publish(small, {"Account": people("after")}, fresh=True)
    assert (ids(small, "Account"), ids(small, "Email")) == (["after"], [])


@pytest.mark.parametrize("error", [ServiceUnavailable, TransientError])
@pytest.mark.parametrize("long", [0, 2_000], ids=["a message each", "some in several messages"])
def test_answers_lost_while_loading_change_nothing(
    neo4j_uri: str, monkeypatch: pytest.MonkeyPatch, error: type[Exception], long: int
) -> None:
    """A deadlock wrote nothing; of a connection that broke nobody knows, and here everything was written."""
    run, calls = Session.run, count(1)

    def lost(self: Session, *args: Any, **params: Any) -> Any:
        if "CREATE (" not in str(args[0]) or next(calls) % 3:
            return run(self, *args, **params)
        if error is ServiceUnavailable:
            run(self, *args, **params).consume()
        raise error("broken by the test")

    monkeypatch.setattr(Session, "run", lost)
    own = {f"q:{number:05}": f"{number}{'x' * long * (number < 100)}@own.example" for number in range(900)}
    neo4j_server.empty(neo4j_uri)
    settings = Settings(transaction_mb=1, load_rows=100, batch_bytes=50_000, pause=0.01)
    edges_there = sorted(f"{who}>{value}" for who, value in (SHARED | own).items())
    with closing(Neo4jStore(address(neo4j_uri, environment={}), settings)) as store:
        publish(store, emails(SHARED | own), fresh=True)
        assert ids(store, "Account") == sorted(SHARED | own)
        assert ids(store, "Email") == sorted({*SHARED.values(), *own.values()})
        assert ids(store, "HAS_EMAIL:Account:Email") == edges_there


def test_numbers_of_nodes_that_were_told_are_not_read(small: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_session: Session, label: str) -> None:
        raise AssertionError(label)

    monkeypatch.setattr(numbers, "_numbers", read)
    publish(small, emails(SHARED), fresh=True)
    assert ids(small, "HAS_EMAIL:Account:Email") == sorted(f"{who}>{value}" for who, value in SHARED.items())


def test_what_the_server_refuses_for_good_ends_the_load(small: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    run, calls = Session.run, count(1)

    def refuses(self: Session, *args: Any, **params: Any) -> Any:
        if "Account" in str(args[0]) and next(calls) > 8:
            raise Neo4jError("broken by the test")
        return run(self, *args, **params)

    monkeypatch.setattr(Session, "run", refuses)
    with pytest.raises(StoreError, match="refuses"):
        publish(small, emails(SHARED), fresh=True)
    assert not small.exists()
