from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from linkgraph.errors import StoreError, UsageError
from linkgraph.schema import tables
from linkgraph.store.ladybug.settings import Settings
from linkgraph.store.ladybug.store import LadybugStore
from tests.store.rows import add, emails, ids, people, publish

FILES = ["graph.lbug", "graph.lbug.writer"]


@pytest.fixture
def store(tmp_path: Path) -> LadybugStore:
    return LadybugStore(tmp_path / "graph.lbug", Settings(buffer_mb=128, copy_rows=1000))


def test_nothing_stale_is_left_beside_the_graph(store: LadybugStore, tmp_path: Path) -> None:
    for name in ("graph.next.lbug", "graph.next.lbug.wal", "graph.lbug.wal", "graph.lbug.shadow"):
        (tmp_path / name).write_bytes(b"left by a killed writer")
    publish(store, {"Account": people("p:1")}, fresh=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES
    with store.update() as update:
        add(update, {"Account": people("p:2")})
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES
    assert ids(store, "Account") == ["p:1"]


def test_many_small_copies_are_one_table(store: LadybugStore) -> None:
    graph = emails({f"p:{number:05}": f"{number % 7}@example.org" for number in range(4500)})
    publish(store, graph)
    assert ids(store, "Account") == [row["id"] for row in graph["Account"]]


def test_what_the_pool_has_no_room_for_goes_in_parts(store: LadybugStore, monkeypatch: pytest.MonkeyPatch) -> None:
    from linkgraph.store.ladybug import update

    copied: list[int] = []

    def execute(database: object, statement: str, params: dict[str, Any] | None = None) -> None:
        if params and params["rows"].num_rows > 3:
            raise RuntimeError("Buffer manager exception: the buffer pool is full")
        copied.append(params["rows"].num_rows if params else 0)

    monkeypatch.setattr(update, "execute", execute)
    with store.update(fresh=True) as changing:
        add(changing, {"Account": people(*"abcdefgh")})
        changing.query("RETURN 1")
    assert [rows for rows in copied if rows] == [2, 2, 2, 2]


def test_a_query_under_way_keeps_its_view_while_the_file_is_replaced(store: LadybugStore) -> None:
    publish(store, {"Account": people("p:1")})
    database = store._published()
    publish(store, {"Account": people("p:2")})
    from linkgraph.store.ladybug.query import ask

    counted = "MATCH (a:Account) RETURN count(*) AS n"
    assert ask(database, counted).dicts() == [{"n": 1}]
    assert store.query(counted).dicts() == [{"n": 2}]


def test_a_row_that_the_pool_has_no_room_for_says_how_to_give_it_more(tmp_path: Path) -> None:
    store = LadybugStore(tmp_path / "graph.lbug", Settings(buffer_mb=96))
    long = pa.table({"id": ["p:1"], "bio": ["x" * 60_000_000]})
    with store.update(fresh=True) as update:
        update.add(tables()["Account"], long)
        with pytest.raises(StoreError, match=r"than the 96 MB .* set LINKGRAPH_STORE_BUFFER_MB to more"):
            update.publish()


@pytest.mark.parametrize("text", ["much", "-1", "1", "95"])
def test_a_setting_that_is_no_number(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("LINKGRAPH_STORE_BUFFER_MB", text)
    with pytest.raises(UsageError, match="LINKGRAPH_STORE_BUFFER_MB"):
        Settings.from_environment()
