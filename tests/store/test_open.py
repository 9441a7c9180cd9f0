from __future__ import annotations

import socket
from pathlib import Path

import pytest

from linkgraph.errors import StoreUnreachable, UsageError
from linkgraph.store import open_store
from linkgraph.store.registry import stores
from tests.store.rows import ids, people, publish


@pytest.mark.parametrize("uri", ["postgres://localhost", "graph.lbug", "", "Ladybug", "http://127.0.0.1:7474"])
def test_an_unknown_scheme_lists_what_there_is(uri: str) -> None:
    with pytest.raises(UsageError, match=r"one of .*bolt://.*neo4j://"):
        open_store(uri)


def test_every_store_says_its_schemes() -> None:
    served = {"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}
    assert set(stores()) == {"ladybug", "neo4j-import", *served}


@pytest.mark.parametrize("uri", ["ladybug:", "ladybug:{folder}", "bolt://", "bolt://host:port", "neo4j-import:"])
def test_a_uri_that_names_nothing_usable(uri: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        open_store(uri.format(folder=tmp_path))


def test_a_file_that_is_no_graph(tmp_path: Path) -> None:
    path = tmp_path / "graph.lbug"
    path.write_bytes(b"id,name\n" * 10_000)
    store = open_store(f"ladybug:{path}")
    with pytest.raises(StoreUnreachable, match=r"graph\.lbug"):
        store.query("RETURN 1 AS n")


def test_folders_on_the_way_to_the_file_are_made(tmp_path: Path) -> None:
    store = open_store(f"ladybug:{tmp_path}/new/folder/graph.lbug")
    publish(store, {"Account": people("p:1")})
    assert ids(store, "Account") == ["p:1"]
    assert sorted(path.name for path in (tmp_path / "new/folder").iterdir()) == [
        "graph.lbug",
        "graph.lbug.writer",
    ]


def test_no_server_at_that_address() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(StoreUnreachable, match="no Neo4j server answers at bolt://127"):
            open_store(uri).query("RETURN 1 AS n")


def test_a_database_that_is_not_there(neo4j_uri: str) -> None:
    store = open_store(f"{neo4j_uri}/nowhere")
    with pytest.raises(StoreUnreachable, match=r"no database at .*/nowhere"):
        store.query("RETURN 1 AS n")
    store.close()
