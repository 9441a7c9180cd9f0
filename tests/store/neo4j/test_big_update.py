"""Updates that are more than one transaction, and connections that break."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from neo4j import Transaction
from neo4j.exceptions import ServiceUnavailable, TransientError

from linkgraph.errors import StoreError, StoreUnreachable
from linkgraph.store.neo4j.address import address
from linkgraph.store.neo4j.settings import Settings
from linkgraph.store.neo4j.store import Neo4jStore
from tests import neo4j_server
from tests.store.rows import Graph, add, emails, ids, people, publish

MANY = {f"p:{number:05}": f"{number % 50}@example.org" for number in range(1200)}


@pytest.fixture
def small(neo4j_uri: str) -> Iterator[Neo4jStore]:
    """A store whose transactions take one megabyte, so that updates come in parts."""
    neo4j_server.empty(neo4j_uri)
    store = Neo4jStore(address(neo4j_uri, environment={}), Settings(transaction_mb=1, pause=0.01))
    yield store
    store.close()


def test_a_big_update_is_published_whole(small: Neo4jStore) -> None:
    graph: Graph = {**emails(MANY), "Cluster": [{"id": "c"}]}
    graph["MEMBER_OF:Account:Cluster"] = [{"id": name, "source": name, "target": "c"} for name in MANY]
    publish(small, graph)
    assert small.exists()
    assert ids(small, "Account") == ids(small, "MEMBER_OF:Account:Cluster") == sorted(MANY)
    publish(small, {"Account": people("only")}, fresh=True)
    assert (ids(small, "Account"), ids(small, "Email")) == (["only"], [])


def test_conclusions_of_a_big_update_are_not_seen_before_the_end(small: Neo4jStore) -> None:
    publish(small, {"Cluster": [{"id": "old"}]})
    with small.update() as update:
        add(update, {"Cluster": [{"id": "new"}]})
        add(update, emails(MANY))
        assert ids(small, "Cluster") == ["old"]
        update.publish()
    assert ids(small, "Cluster") == ["new", "old"]


def test_a_big_update_cut_off_is_not_taken_for_a_graph(small: Neo4jStore) -> None:
    publish(small, {"Account": people("before")})
    with small.update() as update:
        add(update, emails(MANY))
    assert not small.exists()
    with pytest.raises(StoreError, match="left half written"), small.update():
        pass
    publish(small, {"Account": people("after")}, fresh=True)
    assert small.exists()
    assert ids(small, "Account") == ["after"]


@pytest.mark.parametrize("error", [ServiceUnavailable, TransientError])
@pytest.mark.parametrize("failing", range(1, 10))
def test_a_connection_lost_anywhere_changes_nothing(
    small: Neo4jStore, monkeypatch: pytest.MonkeyPatch, failing: int, error: type[Exception]
) -> None:
    graph = emails({"p:1": "a@example.org", "p:2": "a@example.org"})
    monkeypatch.setattr(Transaction, "run", _failing_once(Transaction.run, failing, error))
    try:
        publish(small, graph)
    except (StoreError, StoreUnreachable) as refused:
        pytest.fail(f"gave up: {refused}")
    assert ids(small, "Account") == ["p:1", "p:2"]
    assert len(ids(small, "HAS_EMAIL:Account:Email")) == 2


def _failing_once(run: Callable[..., Any], number: int, error: type[Exception]) -> Callable[..., Any]:
    calls = iter(range(1, 10**6))

    def fails(self: Transaction, *args: Any, **params: Any) -> Any:
        if next(calls) == number:
            raise error("broken by the test")
        return run(self, *args, **params)

    return fails


def test_a_commit_whose_answer_is_lost_is_made_once(small: Neo4jStore, monkeypatch: pytest.MonkeyPatch) -> None:
    commit, calls = Transaction.commit, iter(range(10**6))

    def lost(self: Transaction) -> None:
        commit(self)
        if next(calls) == 0:
            raise ServiceUnavailable("broken by the test")

    monkeypatch.setattr(Transaction, "commit", lost)
    publish(small, emails({"p:1": "a@example.org"}))
    assert ids(small, "HAS_EMAIL:Account:Email") == ["p:1>a@example.org"]


def test_what_others_keep_in_the_database_stays(small: Neo4jStore, neo4j_uri: str) -> None:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(neo4j_uri) as driver:
        driver.execute_query("CREATE (:Theirs {id: 1})-[:OWNS]->(:Theirs {id: 2})")
        publish(small, {"Account": people("p:1")}, fresh=True)
        assert driver.execute_query("MATCH (n:Theirs)-[:OWNS]->() RETURN count(*)").records[0][0] == 1
