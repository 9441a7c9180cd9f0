"""Rows that are written while the caller makes the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.errors import StoreError
from linkgraph.schema import tables
from linkgraph.store.ladybug import update as updating
from linkgraph.store.ladybug.settings import Settings
from linkgraph.store.ladybug.store import LadybugStore
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
