"""Neo4j's values as the plain ones that `Result` promises."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from neo4j import Transaction
from neo4j.graph import Node, Path, Relationship

from linkgraph.schema import edges, nodes
from linkgraph.store.base import Value
from linkgraph.store.plain import plain

NODE_COLUMNS = {node.name: ("id", *(column.name for column in node.columns)) for node in nodes()}
EDGE_COLUMNS = {edge.name: ("id", *(column.name for column in edge.columns)) for edge in edges()}
IDS = "MATCH (n) WHERE elementId(n) IN $elements RETURN elementId(n), n.id"


class Values:
    """Turns the rows of one result; the ids of edges' ends are looked up once for all."""

    def __init__(self, transaction: Transaction, rows: list[list[Any]]) -> None:
        ends = sorted(set(_ends(rows)))
        found = transaction.run(IDS, elements=ends).values() if ends else []
        self._ids: dict[str, str] = dict(found)

    def row(self, values: list[Any]) -> tuple[Value, ...]:
        """One row."""
        return tuple(self._value(value) for value in values)

    def _value(self, value: Any) -> Value:
        if isinstance(value, Node):
            return _node(value)
        if isinstance(value, Relationship):
            return self._edge(value)
        if isinstance(value, Path):
            return {
                "_nodes": [_node(n) for n in value.nodes],
                "_edges": [self._edge(r) for r in value.relationships],
            }
        if isinstance(value, list):
            return [self._value(item) for item in value]
        if isinstance(value, dict):
            return {str(key): self._value(item) for key, item in value.items()}
        return plain(value)

    def _edge(self, edge: Relationship) -> Value:
        start, end = edge.start_node, edge.end_node
        ends = {"_source": self._ids.get(_element(start)), "_target": self._ids.get(_element(end))}
        names = EDGE_COLUMNS.get(edge.type) or tuple(edge.keys())
        return {"_type": edge.type, **ends, **{name: plain(edge.get(name)) for name in names}}


def _node(node: Node) -> Value:
    label = next((label for label in sorted(node.labels) if label in NODE_COLUMNS), next(iter(node.labels), ""))
    names = NODE_COLUMNS.get(label) or tuple(node.keys())
    return {"_label": label, **{name: plain(node.get(name)) for name in names}}


def _element(node: Node | None) -> str:
    return node.element_id if node is not None else ""


def _ends(value: Any) -> Iterator[str]:
    if isinstance(value, Relationship):
        yield _element(value.start_node)
        yield _element(value.end_node)
    elif isinstance(value, Path):
        yield from _ends(list(value.relationships))
    elif isinstance(value, dict):
        yield from _ends(list(value.values()))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _ends(item)
