"""Few changes are published as a log beside the graph, without writing the graph anew."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.errors import StoreError
from linkgraph.schema import Node, Table, tables
from linkgraph.store.ladybug.settings import Settings
from linkgraph.store.ladybug.store import LadybugStore
from tests.store.rows import VALUES, arrow, emails, held, ids, people, publish

ACCOUNT, CLUSTER = tables()["Account"], tables()["Cluster"]
LINKED, MEMBER_OF = tables()["LINKED:Account:Account"], tables()["MEMBER_OF:Account:Cluster"]
NODES, EDGES = (ACCOUNT, CLUSTER), (LINKED, MEMBER_OF)
CHANGING = (*NODES, *EDGES)
PAIR = {"p:1": "a@example.org", "p:2": "b@example.org"}


@pytest.fixture
def store(tmp_path: Path) -> LadybugStore:
    publish(made := at(tmp_path), emails(PAIR))
    return made


def at(folder: Path, log_share: float = 0.0, **settings: int) -> LadybugStore:
    return LadybugStore(folder / "graph.lbug", Settings(buffer_mb=128, log_share=log_share, **settings))


def test_few_changes_leave_the_graph_as_it_is(store: LadybugStore, tmp_path: Path) -> None:
    before = (tmp_path / "graph.lbug").read_bytes()
    for number in range(3, 6):
        publish(store, {"Account": people(f"p:{number}")})
        assert ids(store, "Account") == [f"p:{each}" for each in range(1, number + 1)]
    assert (tmp_path / "graph.lbug").read_bytes() == before
    assert (tmp_path / "graph.lbug.wal").stat().st_size
    assert not list(tmp_path.glob("graph.next*"))
    assert ids(at(tmp_path), "Account") == ["p:1", "p:2", "p:3", "p:4", "p:5"]


def test_a_log_that_would_be_too_long_goes_into_the_graph(store: LadybugStore, tmp_path: Path) -> None:
    publish(store, {"Account": people("p:3")})
    publish(at(tmp_path, log_bytes=3000), {"Account": people(*(f"p:{number}" for number in range(4, 40)))})
    assert not (tmp_path / "graph.lbug.wal").exists()
    assert len(ids(store, "Account")) == 39


def test_a_log_may_be_a_share_of_a_large_graph(store: LadybugStore, tmp_path: Path) -> None:
    publish(store, {"Account": people("p:3")})
    rows = {"Account": people(*(f"p:{number}" for number in range(4, 40)))}
    publish(at(tmp_path, log_share=1.0, log_bytes=0), rows)
    assert (tmp_path / "graph.lbug.wal").stat().st_size > 3000
    assert len(ids(at(tmp_path), "Account")) == 39


def test_a_log_that_grew_longer_than_its_rows_goes_into_the_graph(store: LadybugStore, tmp_path: Path) -> None:
    narrow = at(tmp_path, log_bytes=3000)
    with narrow.update() as update:
        update.delete(tables()["HAS_EMAIL:Account:Email"], ["p:1>a@example.org"])
        update.add(ACCOUNT, arrow("Account", people("p:3", "p:4", "p:5", "p:6")))
        update.publish()
    assert not (tmp_path / "graph.lbug.wal").exists()
    assert ids(store, "Account") == ["p:1", "p:2", "p:3", "p:4", "p:5", "p:6"]
    assert ids(store, "HAS_EMAIL:Account:Email") == ["p:2>b@example.org"]


def test_a_graph_without_its_log_is_what_was_published_before(store: LadybugStore, tmp_path: Path) -> None:
    publish(store, {"Account": people("p:3")})
    (tmp_path / "copy").mkdir()
    shutil.copyfile(tmp_path / "graph.lbug", tmp_path / "copy" / "graph.lbug")
    assert ids(at(tmp_path / "copy"), "Account") == ["p:1", "p:2"]


def test_an_update_without_changes_leaves_both_files(store: LadybugStore, tmp_path: Path) -> None:
    publish(store, {"Account": people("p:3")})
    before = [(path.name, path.read_bytes()) for path in sorted(tmp_path.glob("graph.lbug*"))]
    with store.update() as update:
        update.publish()
    assert [(path.name, path.read_bytes()) for path in sorted(tmp_path.glob("graph.lbug*"))] == before


def test_an_abandoned_update_leaves_both_files(store: LadybugStore, tmp_path: Path) -> None:
    publish(store, {"Account": people("p:3")})
    before = [(path.name, path.read_bytes()) for path in sorted(tmp_path.glob("graph.lbug*"))]
    with store.update() as update:
        update.delete(ACCOUNT, ["p:3"])
    assert [(path.name, path.read_bytes()) for path in sorted(tmp_path.glob("graph.lbug*"))] == before
    assert ids(at(tmp_path), "Account") == ["p:1", "p:2", "p:3"]


@pytest.mark.parametrize("ends", [("p:1", "nowhere"), ("nowhere", "p:1")])
def test_an_edge_without_an_end_is_refused(store: LadybugStore, ends: tuple[str, str]) -> None:
    edge = {"id": "l", "source": ends[0], "target": ends[1]}
    with store.update() as update, pytest.raises(StoreError, match="1 rows of LINKED:Account:Account name an end"):
        update.add(LINKED, arrow(LINKED.table, [edge]))


def test_an_id_that_is_there_is_refused(store: LadybugStore) -> None:
    with store.update() as update, pytest.raises(StoreError, match="p:1"):
        update.add(ACCOUNT, arrow("Account", people("p:3", "p:1")))


Rows = dict[str, dict[str, Any]]
"""Rows by id."""
Changes = tuple[Table, list[str], list[dict[str, Any]], list[dict[str, Any]]]
"""What goes (ids), comes and changes in a table."""


@settings(max_examples=20)
@given(data=st.data())
def test_any_changes_one_after_another_are_as_in_a_graph_written_at_once(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("log")
    store = at(folder, log_bytes=data.draw(st.sampled_from([0, 4000, 1 << 20])))
    model: dict[str, Rows] = {table.table: {} for table in CHANGING}
    publish(store, {"Account": people("p:0")})
    model["Account"] = {row["id"]: row for row in held(store, "Account")}
    for _ in range(data.draw(st.integers(1, 3))):
        with store.update() as update:
            for table, gone, new, changed in _changes(data, model):
                update.delete(table, gone)
                update.add(table, arrow(table.table, new))
                update.change(table, arrow(table.table, changed))
            update.publish()
        for reader in (store, at(folder)):
            for table in CHANGING:
                assert held(reader, table.table) == [row for _, row in sorted(model[table.table].items())]


def _changes(data: st.DataObject, model: dict[str, Rows]) -> Iterator[Changes]:
    """Edges go before nodes, and come after them; the model holds what there is then."""
    gone: dict[str, list[str]] = {}
    for edge in EDGES:
        gone[edge.table] = _some_gone(data, model[edge.table], set())
        yield edge, gone[edge.table], [], []
    used = {end for edge in EDGES for row in model[edge.table].values() for end in (row["source"], row["target"])}
    for node in NODES:
        gone[node.table] = _some_gone(data, model[node.table], used)
        yield node, gone[node.table], *_written(data, node, model, gone[node.table])
    for edge in EDGES:
        yield edge, [], *_written(data, edge, model, gone[edge.table])


def _some_gone(data: st.DataObject, rows: Rows, used: set[str]) -> list[str]:
    gone = [key for key in sorted(rows.keys() - used) if data.draw(st.booleans())]
    for key in gone:
        del rows[key]
    return gone


def _written(
    data: st.DataObject, table: Table, model: dict[str, Rows], gone: list[str]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """New and changed rows; an id that went does not come back in the same update."""
    rows = model[table.table]
    was = set(rows)
    keys = data.draw(st.lists(st.text(min_size=1, max_size=4), max_size=3, unique=True))
    ends = {end: sorted(model[name]) for end, name in _ends(table).items()}
    written = [key for key in keys if key not in gone] if all(ends.values()) else []
    for key in written:
        row: dict[str, Any] = {end: data.draw(st.sampled_from(keys_of)) for end, keys_of in ends.items()}
        row |= {"id": key} | {column.name: data.draw(st.none() | VALUES[column.type]) for column in table.columns}
        [rows[key]] = arrow(table.table, [row]).to_pylist()
    return [rows[key] for key in written if key not in was], [rows[key] for key in written if key in was]


def _ends(table: Table) -> dict[str, str]:
    return {} if isinstance(table, Node) else {"source": table.source, "target": table.target}
