"""The server's own numbers of nodes, by which edges are loaded without looking ids up in an index."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from neo4j import Session

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
    """Numbers of committed nodes. They hold as long as nobody drops a node: while this writer has the lock."""

    def __init__(self, connection: Connection, settings: Settings) -> None:
        self._connection = connection
        self._settings = settings
        self._known: dict[str, Numbers] = {}

    def begin(self, table: Edge) -> None:
        """Reads the numbers of the nodes that `table` joins, and forgets those of others."""
        labels = {table.source, table.target}
        self._known = {label: known for label, known in self._known.items() if label in labels}
        for label in labels - self._known.keys():
            self._known[label] = self._read(label)

    def numbered(self, table: Edge, rows: pa.Table) -> pa.Table:
        """`rows` with numbers for the ids of both ends; StoreError where an end is not there."""
        for column, label in (("source", table.source), ("target", table.target)):
            found = self._known[label].of(rows[column])
            if found.null_count:
                raise StoreError(f"{found.null_count} rows of {table.table} begin or end at a node that is not there")
            rows = rows.set_column(rows.column_names.index(column), column, found)
        return rows

    def _read(self, label: str) -> Numbers:
        return insist(self._reading(label), self._settings, lambda e: translated(e, self._connection.address.shown))

    def _reading(self, label: str) -> Callable[[], Numbers]:
        def once() -> Numbers:
            with self._connection.session("read") as session:
                return _numbers(session, label)

        return once


def _numbers(session: Session, label: str) -> Numbers:
    """A span of numbers at a time, each one record: the driver takes as long for a record as for hundreds of ids."""
    ids: list[pa.Array] = [pa.array([], pa.string())]
    numbers: list[pa.Array] = [pa.array([], pa.int64())]
    least, most = session.run(f"MATCH (n:`{label}`) RETURN min(id(n)) AS least, max(id(n)) AS most").single(strict=True)
    for start in range(least, most + 1, SPAN) if least is not None else ():
        there = session.run(_SPAN.format(label=label), first=start, last=min(start + SPAN - 1, most)).single(
            strict=True
        )
        ids.append(pa.array(there["ids"], pa.string()))
        numbers.append(pa.array(there["numbers"], pa.int64()))
    return Numbers(pa.concat_arrays(ids), pa.concat_arrays(numbers))


_SPAN = """
UNWIND range($first, $last) AS number MATCH (n:`{label}`) WHERE id(n) = number
WITH number, n.id AS id RETURN collect(id) AS ids, collect(number) AS numbers
"""
