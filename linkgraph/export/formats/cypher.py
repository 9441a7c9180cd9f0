"""A Cypher script that makes the graph anew on Neo4j."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from typing import Any, TextIO, TypeVar

from linkgraph.cells import plain
from linkgraph.export.rows import EdgeRow, GraphRows
from linkgraph.schema import Edge

BATCH = 500
"""Rows in one statement."""

Item = TypeVar("Item")


def write(rows: GraphRows, stream: TextIO) -> None:
    """Constraints, then nodes, then edges, many rows a statement.

    For `cypher-shell --file`, on an empty database.
    """
    for table in rows.node_tables:
        stream.write(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:{table.name}) REQUIRE n.id IS UNIQUE;\n")
    for label, nodes in groupby(rows.nodes(), key=lambda node: node.table.name):
        for batch in _batches(nodes):
            lines = [_map({"id": node.id, **node.values}) for node in batch]
            stream.write(f"UNWIND [\n{_joined(lines)}\n] AS row\nCREATE (n:{label})\nSET n = row;\n")
    for table, edges in groupby(rows.edges(), key=lambda edge: edge.table):
        for some in _batches(edges):
            stream.write(_relate(table, some))


def _relate(table: Edge, edges: list[EdgeRow]) -> str:
    lines = [f"[{literal(e.source_id)}, {literal(e.target_id)}, {_map({'id': e.id, **e.values})}]" for e in edges]
    return (
        f"UNWIND [\n{_joined(lines)}\n] AS row\n"
        f"MATCH (a:{table.source} {{id: row[0]}}), (b:{table.target} {{id: row[1]}})\n"
        f"CREATE (a)-[r:{table.name}]->(b)\nSET r = row[2];\n"
    )


def literal(value: Any) -> str:
    """A value as a Cypher literal; text is escaped, so that it cannot end the literal."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return f"[{', '.join(literal(item) for item in value)}]"
    return repr(value) if isinstance(value, int | float) else _quoted(str(value))


def _quoted(text: str) -> str:
    for raw, escaped in (("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n"), ("\r", "\\r"), ("\t", "\\t")):
        text = text.replace(raw, escaped)
    return "'" + "".join(c if c.isprintable() else _codes(c) for c in text) + "'"


def _codes(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i : i + 2].hex()}" for i in range(0, len(units), 2))


def _map(values: dict[str, Any]) -> str:
    known = ((name, plain(value)) for name, value in values.items() if value is not None)
    return "{" + ", ".join(f"{name}: {literal(value)}" for name, value in known) + "}"


def _joined(lines: list[str]) -> str:
    return ",\n".join(lines)


def _batches(rows: Iterable[Item]) -> Iterator[list[Item]]:
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        yield batch
