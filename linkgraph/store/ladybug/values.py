"""Ladybug's values as the plain ones that `Result` promises."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import ladybug

from linkgraph.schema import edges, nodes
from linkgraph.store.base import Value
from linkgraph.store.ladybug.engine import run
from linkgraph.store.plain import plain

InternalId = tuple[int, int]
NODE_COLUMNS = {node.name: ("id", *(column.name for column in node.columns)) for node in nodes()}
EDGE_COLUMNS = {edge.name: ("id", *(column.name for column in edge.columns)) for edge in edges()}


class Values:
    """Turns the rows of one result; edges say their ends by number, so the ids are looked up once for all."""

    def __init__(self, connection: ladybug.Connection, rows: list[list[Any]]) -> None:
        self._ids = dict(_ids(connection, _ends(rows)))

    def row(self, values: list[Any]) -> tuple[Value, ...]:
        """One row."""
        return tuple(self._value(value) for value in values)

    def _value(self, value: Any) -> Value:
        if isinstance(value, list):
            return [self._value(item) for item in value]
        if not isinstance(value, dict):
            return plain(value)
        if "_SRC" in value:
            return self._edge(value)
        if "_LABEL" in value and "_ID" in value:
            return _node(value)
        if value.keys() == {"_NODES", "_RELS"}:
            return self._path(value)
        return {str(key): self._value(item) for key, item in value.items()}

    def _edge(self, value: dict[str, Any]) -> Value:
        kind = value["_LABEL"]
        ends = {
            "_source": self._ids.get(_number(value["_SRC"])),
            "_target": self._ids.get(_number(value["_DST"])),
        }
        return {"_type": kind, **ends, **{name: plain(value.get(name)) for name in EDGE_COLUMNS[kind]}}

    def _path(self, value: dict[str, Any]) -> Value:
        nodes_, edges_ = self._value(value["_NODES"]), self._value(value["_RELS"])
        is_whole = len(value["_NODES"]) > len(value["_RELS"])
        return {"_nodes": nodes_, "_edges": edges_} if is_whole else edges_


def _node(value: dict[str, Any]) -> Value:
    label = value["_LABEL"]
    return {"_label": label, **{name: plain(value.get(name)) for name in NODE_COLUMNS[label]}}


def _number(internal: dict[str, int]) -> InternalId:
    return internal["table"], internal["offset"]


def _ends(value: Any) -> Iterator[InternalId]:
    if isinstance(value, dict):
        if "_SRC" in value:
            yield _number(value["_SRC"])
            yield _number(value["_DST"])
        else:
            yield from _ends(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from _ends(item)


def _ids(connection: ladybug.Connection, wanted: Iterable[InternalId]) -> Iterator[tuple[InternalId, str]]:
    offsets: dict[int, set[int]] = {}
    for table, offset in wanted:
        offsets.setdefault(table, set()).add(offset)
    if not offsets:
        return
    shown: list[Any] = run(connection, "CALL show_tables() RETURN id, name").get_all()
    names = dict(shown)
    for table, numbers in offsets.items():
        cypher = (
            f"UNWIND $offsets AS o MATCH (n:`{names[table]}`) WHERE offset(id(n)) = o RETURN o AS number, n.id AS name"
        )
        found: list[Any] = run(connection, cypher, {"offsets": sorted(numbers)}).get_all()
        yield from (((table, number), name) for number, name in found)
