"""The CSV for neo4j-admin, imported by neo4j-admin and read back from the server."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

from linkgraph.export import GraphRows, write_file
from linkgraph.schema import tables
from linkgraph.store import open_store
from linkgraph.store.base import GraphStore
from tests.store.neo4j_import.real import imported


def test_neo4j_admin_makes_the_same_graph(rows: GraphRows, graph_store: GraphStore, tmp_path: Path) -> None:
    write_file("neo4j", rows, tmp_path / "graph")
    with imported(tmp_path / "graph") as uri:
        assert_same(graph_store, open_store(uri), rows)


def assert_same(left: GraphStore, right: GraphStore, rows: GraphRows) -> None:
    with closing(right):
        for name in (table.table for table in rows.tables()):
            assert known(right, name) == known(left, name), name


def known(store: GraphStore, table: str) -> list[dict[str, Any]]:
    """The rows of a table; neo4j-admin cannot write an empty list, so it is no value here."""
    found = store.read(tables()[table]).sort_by("id").to_pylist()
    return [{key: None if value == [] else value for key, value in row.items()} for row in found]
