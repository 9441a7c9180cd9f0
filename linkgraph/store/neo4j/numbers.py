"""The server's own numbers of nodes, by which edges are loaded without looking ids up in an index."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from neo4j import Record, Session

from linkgraph.errors import StoreError
from linkgraph.schema import Edge
from linkgraph.store.neo4j.connection import Connection
from linkgraph.store.neo4j.errors import translated
from linkgraph.store.neo4j.retry import insist
from linkgraph.store.neo4j.settings import Settings

SPAN = 20_000


@dataclass(frozen=True, slots=True)
class Numbers:
    """The ids of the nodes with one label, and beside them their numbers."""

    ids: pa.Array
    numbers: pa.Array

    def of(self, ids: pa.ChunkedArray) -> pa.ChunkedArray:
        """The numbers of the nodes with these ids; null where there is none."""
        return pc.take(self.numbers, pc.index_in(ids, value_set=self.ids))


class Numbering:
    """Numbers of committed nodes. They hold as long as nobody drops a node: while this writer has the lock.

    Those of nodes that were just written are known; others are read when they are asked for.
    """

    def __init__(self, connection: Connection, settings: Settings) -> None:
        self._connection = connection
        self._settings = settings
        self._known: dict[str, list[Numbers]] = {}

    def learn(self, label: str, numbers: Numbers) -> None:
        """Takes what the server told of nodes it has committed."""
        self._known.setdefault(label, []).append(numbers)

    def begin(self, table: Edge) -> None:
        """Forgets the numbers of nodes that `table` does not join."""
        labels = {table.source, table.target}
        self._known = {label: known for label, known in self._known.items() if label in labels}

    def numbered(self, table: Edge, rows: pa.Table, ends: Sequence[str] = ("source", "target")) -> pa.Table:
        """`rows` with numbers for the ids of both ends, or the one named; StoreError where an end is not there."""
        for column in ends:
            found = self._of(table.source if column == "source" else table.target, rows[column])
            if found.null_count:
                raise StoreError(f"{found.null_count} rows of {table.table} begin or end at a node that is not there")
            rows = rows.set_column(rows.column_names.index(column), column, found)
        return rows

    def _of(self, label: str, ids: pa.ChunkedArray) -> pa.ChunkedArray:
        known = _one(self._known.get(label, []))
        found = known.of(ids)
        if found.null_count:
            known = self._read(label)
            found = known.of(ids)
        self._known[label] = [known]
        return found

    def _read(self, label: str) -> Numbers:
        return insist(self._reading(label), self._settings, lambda e: translated(e, self._connection.address.shown))

    def _reading(self, label: str) -> Callable[[], Numbers]:
        def once() -> Numbers:
            with self._connection.session("read") as session:
                return _numbers(session, label)

        return once


def _one(parts: Sequence[Numbers]) -> Numbers:
    ids = [pa.array([], pa.string()), *(part.ids for part in parts)]
    return Numbers(pa.concat_arrays(ids), pa.concat_arrays([pa.array([], pa.int64()), *(p.numbers for p in parts)]))


def _numbers(session: Session, label: str) -> Numbers:
    """A span of numbers at a time, each one record: the driver takes as long for a record as for hundreds of ids."""
    found = []
    least, most = session.run(f"MATCH (n:`{label}`) RETURN min(id(n)) AS least, max(id(n)) AS most").single(strict=True)
    for start in range(least, most + 1, SPAN) if least is not None else ():
        span = _SPAN.format(label=label)
        there = session.run(span, first=start, last=min(start + SPAN - 1, most)).single(strict=True)
        found.append(_numbers_of(there))
    return _one(found)


def numbers_of_new(record: Record, ids: pa.ChunkedArray) -> Numbers:
    """The numbers that a statement told of the nodes it made, by the place of each among `ids`."""
    made = ids.take(pa.array(record["places"], pa.int64())).combine_chunks()
    return Numbers(made, pa.array(record["numbers"], pa.int64()))


def _numbers_of(record: Record) -> Numbers:
    return Numbers(pa.array(record["ids"], pa.string()), pa.array(record["numbers"], pa.int64()))


_SPAN = """
UNWIND range($first, $last) AS number MATCH (n:`{label}`) WHERE id(n) = number
WITH number, n.id AS id RETURN collect(id) AS ids, collect(number) AS numbers
"""
