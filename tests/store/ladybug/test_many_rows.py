"""Rows that are written while the caller makes the next."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest

from linkgraph.errors import QueryError, StoreError
from linkgraph.schema import tables
from linkgraph.store.base import Result
from linkgraph.store.ladybug import update as updating
from linkgraph.store.ladybug.query import ask
from linkgraph.store.ladybug.settings import Settings
from linkgraph.store.ladybug.store import LadybugStore
from linkgraph.store.ladybug.update import LadybugUpdate
from tests.store.rows import add, arrow, emails, ids, people, publish

LOST = {"id": "x", "source": "p:1", "target": "nowhere@example.org"}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LadybugStore:
    monkeypatch.setattr(updating, "MANY_BYTES", -1)
    return LadybugStore(tmp_path / "graph.lbug", Settings(buffer_mb=128))


def test_they_are_there_for_queries_and_when_published(store: LadybugStore) -> None:
    with store.update(fresh=True) as update:
        add(update, emails({"p:1": "a@example.org", "p:2": "b@example.org"}))
        found = update.query("MATCH (a:Account)-[:HAS_EMAIL]->(e:Email) RETURN count(*)").rows
        add(update, {"Account": people("p:3")})
        update.publish()
    assert [list(row) for row in found] == [[2]]
    assert ids(store, "Account") == ["p:1", "p:2", "p:3"]


def test_other_tables_are_asked_about_while_they_are_written(
    store: LadybugStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    go = _hold(monkeypatch, "HAS_EMAIL")
    with store.update(fresh=True) as update:
        add(update, emails({"p:1": "a@example.org", "p:2": "b@example.org"}))
        accounts = update.query("MATCH (a:Account) RETURN count(*)").rows
        held_up = not go.is_set()
        go.set()
        edges = update.query("MATCH (:Account)-[r:HAS_EMAIL]->(:Email) RETURN count(*)").rows
        update.publish()
    assert (accounts, held_up, edges) == (((2,),), True, ((2,),))


@pytest.mark.parametrize(("room", "held_up"), [(1 << 20, False), (100, True)])
def test_so_many_bytes_are_held_and_no_more(
    store: LadybugStore, monkeypatch: pytest.MonkeyPatch, room: int, held_up: bool
) -> None:
    monkeypatch.setattr(updating, "HELD_BYTES", room)
    go = _hold(monkeypatch, "Account")
    with store.update(fresh=True) as update:
        add(update, {"Account": people("p:1")})
        if held_up:
            threading.Timer(0.2, go.set).start()
        add(update, {"Email": [{"id": "a@example.org", "accounts": 1}]})
        assert go.is_set() == held_up
        go.set()


@pytest.mark.parametrize("query", ["MATCH (n) RETURN count(n)", "MATCH (a:Account) RETURN count(a)"])
def test_nothing_is_asked_beside_most_of_what_one_copy_takes(
    store: LadybugStore, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    monkeypatch.setattr(Settings, "rows_at_once", lambda *_: 3)
    go = _hold(monkeypatch, "HAS_EMAIL")
    with store.update(fresh=True) as update:
        add(update, emails({"p:1": "a@example.org", "p:2": "b@example.org"}))
        threading.Timer(0.2, go.set).start()
        update.query(query)
        assert go.is_set()


def test_a_query_that_lacks_room_beside_them_is_asked_again(
    store: LadybugStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    go, asked = _hold(monkeypatch, "HAS_EMAIL"), list[bool]()

    def lacking(*words: Any, **given: Any) -> Result:
        asked.append(go.is_set())
        if not go.is_set():
            go.set()
            raise QueryError("the query needs more memory than the store may take")
        return ask(*words, **given)

    monkeypatch.setattr(updating, "ask", lacking)
    with store.update(fresh=True) as update:
        add(update, emails({"p:1": "a@example.org"}))
        assert update.query("MATCH (a:Account) RETURN count(a)").rows == ((1,),)
    assert asked == [False, True]


def _hold(monkeypatch: pytest.MonkeyPatch, table: str) -> threading.Event:
    """Rows of `table` are written when the event is set, after ten seconds in any case."""
    go, write = threading.Event(), LadybugUpdate._write

    def later(update: LadybugUpdate, statement: str, *rows: Any) -> None:
        if table in statement:
            go.wait(10)
        write(update, statement, *rows)

    monkeypatch.setattr(LadybugUpdate, "_write", later)
    return go


def test_a_mistake_in_them_is_not_published(store: LadybugStore) -> None:
    publish(store, {"Account": people("p:1")})
    with pytest.raises(StoreError):
        _publish_an_edge_to_nowhere(store)
    assert ids(store, "HAS_EMAIL:Account:Email") == []
    publish(store, {"Account": people("p:2")})
    assert ids(store, "Account") == ["p:1", "p:2"]


def _publish_an_edge_to_nowhere(store: LadybugStore) -> None:
    name = "HAS_EMAIL:Account:Email"
    with store.update() as update:
        update.add(tables()[name], arrow(name, [LOST]))
        update.publish()
