"""The folder is written whole or not at all, and nothing else is written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from linkgraph.errors import StoreError, StoreLocked
from linkgraph.schema import tables
from linkgraph.store import GraphStore, open_store
from tests.store.rows import add, arrow, emails, people, publish

PAIR = {"p:1": "a@example.org", "p:2": "a@example.org"}
ACCOUNT = tables()["Account"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "new" / "graph"


@pytest.fixture
def store(folder: Path) -> GraphStore:
    return open_store(f"neo4j-import:{folder}")


def test_one_file_a_table_that_has_rows(store: GraphStore, folder: Path) -> None:
    publish(store, emails(PAIR))
    names = {"Account.csv", "Email.csv", "HAS_EMAIL.Account.Email.csv", "LinkgraphState.csv"}
    assert {file.name for file in folder.iterdir()} == {*names, "import.args"}
    arguments = (folder / "import.args").read_text(encoding="utf-8").splitlines()
    assert "--multiline-fields=false" in arguments
    assert arguments[-1] == "--relationships=HAS_EMAIL=HAS_EMAIL.Account.Email.csv"
    assert not store.exists()


@pytest.mark.parametrize("row", [{"bio": "two\nlines"}, {"names": ["two\rlines", ""]}])
def test_line_ends_are_told_of(store: GraphStore, folder: Path, row: dict[str, object]) -> None:
    publish(store, {"Account": [{"id": "p:1", **row}]})
    assert "--multiline-fields=true" in (folder / "import.args").read_text(encoding="utf-8")


def test_the_next_one_takes_its_place(store: GraphStore, folder: Path) -> None:
    publish(store, emails(PAIR))
    publish(store, {"Account": people("p:9")}, fresh=True)
    assert not (folder / "Email.csv").exists()
    assert len((folder / "Account.csv").read_text(encoding="utf-8").splitlines()) == 2
    assert [path.name for path in folder.parent.iterdir() if path.is_dir()] == ["graph"]


def test_an_update_that_fails_leaves_what_was_there(store: GraphStore, folder: Path) -> None:
    publish(store, emails(PAIR))
    before = (folder / "Account.csv").read_bytes()
    with pytest.raises(StoreError, match=r"HAS_EMAIL:Account:Email leads to the Email 'nobody', which is not there"):
        _add_a_loose_edge(store)
    assert (folder / "Account.csv").read_bytes() == before
    assert [path.name for path in folder.parent.iterdir() if path.is_dir()] == ["graph"]


def _add_a_loose_edge(store: GraphStore) -> None:
    with store.update(fresh=True) as update:
        add(update, {"Account": people("p:3"), "Email": [{"id": "x"}]})
        edge = {"id": "e", "source": "p:3", "target": "nobody"}
        update.add(tables()["HAS_EMAIL:Account:Email"], arrow("HAS_EMAIL:Account:Email", [edge]))


@pytest.mark.parametrize("name", ["import.args", "thesis.doc"])
def test_other_things_are_not_written_over(store: GraphStore, folder: Path, name: str) -> None:
    folder.mkdir(parents=True)
    (folder / name).write_text("mine")
    (folder / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="is not empty and no folder of files for neo4j-admin"):
        publish(store, {"Account": people("p:1")})
    assert (folder / "notes.txt").read_text() == "mine"


def test_a_file_is_not_written_over(store: GraphStore, folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("mine")
    with pytest.raises(StoreError, match="no folder of files"):
        publish(store, {"Account": people("p:1")})


def test_an_empty_folder_is_filled(store: GraphStore, folder: Path) -> None:
    folder.mkdir(parents=True)
    publish(store, {"Account": people("p:1")})
    assert (folder / "Account.csv").exists()


def test_it_takes_new_rows_and_nothing_else(store: GraphStore) -> None:
    with store.update() as update:
        add(update, {"Account": people("p:1")})
        update.change(ACCOUNT, arrow("Account", []))
        with pytest.raises(StoreError, match=r"Account in neo4j-import:.* cannot be changed"):
            update.change(ACCOUNT, arrow("Account", people("p:1")))
        with pytest.raises(StoreError, match="answers no question"):
            update.query("RETURN 1 AS n")
        update.publish()
        with pytest.raises(StoreError, match="this update is over"):
            update.add(ACCOUNT, arrow("Account", people("p:2")))
    for asked in (lambda: store.query("RETURN 1 AS n"), lambda: store.read(ACCOUNT)):
        with pytest.raises(StoreError, match="answers no question"):
            asked()


def test_two_writers(store: GraphStore) -> None:
    other = open_store(store.uri)
    with store.update(), pytest.raises(StoreLocked, match="another process is writing"), other.update():
        pass
