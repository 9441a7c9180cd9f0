"""Rows for the store tests: written out, or random for every declared table."""

from __future__ import annotations

from typing import Any

import pyarrow as pa
from hypothesis import strategies as st

from linkgraph.schema import Column, Edge, Node, Table, Type, arrow_schema, tables
from linkgraph.store import GraphStore, GraphUpdate

Graph = dict[str, list[dict[str, Any]]]
"""Rows by table name."""

TEXT = st.text(max_size=12)
VALUES: dict[Type, st.SearchStrategy[Any]] = {
    Type.STRING: TEXT,
    Type.INT: st.integers(-(2**63), 2**63 - 1),
    Type.FLOAT: st.floats(allow_nan=False),
    Type.BOOL: st.booleans(),
    Type.STRINGS: st.lists(TEXT, max_size=3),
}


def arrow(name: str, rows: list[dict[str, Any]]) -> pa.Table:
    """Rows in the shape of the table called `name`; what they leave out is null."""
    return pa.Table.from_pylist(rows, schema=arrow_schema(tables()[name]))


def add(update: GraphUpdate, graph: Graph) -> None:
    """Adds all rows, nodes before edges."""
    for name, table in tables().items():
        if name in graph:
            update.add(table, arrow(name, graph[name]))


def publish(store: GraphStore, graph: Graph, *, fresh: bool = False) -> None:
    """Adds all rows and publishes them."""
    with store.update(fresh=fresh) as update:
        add(update, graph)
        update.publish()


def held(store: GraphStore, name: str) -> list[dict[str, Any]]:
    """The published rows of a table, by id."""
    rows: list[dict[str, Any]] = store.read(tables()[name]).to_pylist()
    return sorted(rows, key=lambda row: str(row["id"]))


def ids(store: GraphStore, name: str) -> list[str]:
    """The published ids of a table, sorted."""
    return [row["id"] for row in held(store, name)]


def people(*names: str) -> list[dict[str, Any]]:
    """Account rows with these ids."""
    return [{"id": name, "name": f"Name of {name}"} for name in names]


def emails(graph_of: dict[str, str]) -> Graph:
    """Accounts and their e-mail addresses: account id to address."""
    return {
        "Account": people(*graph_of),
        "Email": [{"id": value, "value": value} for value in sorted(set(graph_of.values()))],
        "HAS_EMAIL:Account:Email": [
            {"id": f"{account}>{value}", "source": account, "target": value, "raw": value.upper()}
            for account, value in graph_of.items()
        ],
    }


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """A few random rows for every declared table."""
    graph: Graph = {}
    for name, table in tables().items():
        if isinstance(table, Node):
            keys = draw(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=2, unique=True))
            graph[name] = [{"id": key, **_values(draw, table)} for key in keys]
    for name, table in tables().items():
        if isinstance(table, Edge):
            ends = [st.sampled_from([row["id"] for row in graph[end]]) for end in (table.source, table.target)]
            keys = draw(st.lists(st.text(min_size=1, max_size=8), max_size=2, unique=True))
            graph[name] = [
                {"id": key, "source": draw(ends[0]), "target": draw(ends[1]), **_values(draw, table)} for key in keys
            ]
    return graph


def _values(draw: st.DrawFn, table: Table) -> dict[str, Any]:
    return {column.name: draw(_value(column)) for column in table.columns}


def _value(column: Column) -> st.SearchStrategy[Any]:
    return st.none() | VALUES[column.type]
