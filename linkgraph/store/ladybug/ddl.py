"""The statements that make the declared tables."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from linkgraph.schema import Column, Edge, Type, edges, nodes

TYPES: dict[Type, str] = {
    Type.STRING: "STRING",
    Type.INT: "INT64",
    Type.FLOAT: "DOUBLE",
    Type.BOOL: "BOOL",
    Type.STRINGS: "STRING[]",
}
TYPE_MACRO = "CREATE MACRO type(r) AS label(r)"
"""Neo4j says type(r) where Ladybug says label(r); with this the shared queries say type(r)."""


def statements() -> Iterator[str]:
    """Everything a fresh graph needs, in order."""
    for node in nodes():
        yield f"CREATE NODE TABLE `{node.name}`(`id` STRING PRIMARY KEY{_columns(node.columns)})"
    for name, tables in groupby(edges(), key=lambda edge: edge.name):
        yield _relationship(name, list(tables))
    yield TYPE_MACRO


def _relationship(name: str, tables: list[Edge]) -> str:
    pairs = ", ".join(f"FROM `{edge.source}` TO `{edge.target}`" for edge in tables)
    return f"CREATE REL TABLE `{name}`({pairs}, `id` STRING{_columns(tables[0].columns)})"


def _columns(columns: tuple[Column, ...]) -> str:
    return "".join(f", `{column.name}` {TYPES[column.type]}" for column in columns)
