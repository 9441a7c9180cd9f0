"""Rows of a fresh graph, written by several sessions at once, each batch a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import pyarrow as pa
from neo4j.exceptions import Neo4jError

from linkgraph.errors import StoreError, UsageError
from linkgraph.schema import Edge, Table
from linkgraph.store.neo4j.connection import Connection
from linkgraph.store.neo4j.errors import is_passing
from linkgraph.store.neo4j.indexes import drop_indexes
from linkgraph.store.neo4j.memory import cost
from linkgraph.store.neo4j.numbers import Numbering
from linkgraph.store.neo4j.settings import Settings
from linkgraph.store.neo4j.transaction import Repeatable, Write

AHEAD = 64
"""Batches that are taken before the first of them is written: the ledger works on the next while the server is busy."""


class Loading:
    """Writes rows while the next are being packed, into a table without an index or a constraint.

    Nodes do not get in each other's way. Edges may: two sessions that want the same two nodes in
    another order are a deadlock, and the server ends one of them. That one is written alone, when
    the others are done. `insure` makes what a repetition needs, after an answer was lost.
    """

    def __init__(self, connection: Connection, settings: Settings, room: int, insure: Callable[[], None]) -> None:
        self._connection = connection
        self._settings = settings
        self._room = max(1, room // (2 * settings.sessions))
        self._insure = insure
        self._pool = ThreadPoolExecutor(settings.sessions, "linkgraph-load")
        self._running: list[Future[Write | None]] = []
        self._left: list[Write] = []
        self._table: Table | None = None
        self._numbering = Numbering(connection, settings)

    def write(self, table: Table, rows: pa.Table) -> None:
        """Takes the rows; they are there after `drain`, or before the first edges of another table."""
        if table != self._table:
            self._begin(table)
        if isinstance(table, Edge):
            rows = self._numbering.numbered(table, rows)
        size = max(1, min(self._settings.load_rows, rows.num_rows * self._room // max(cost(rows), 1)))
        for start in range(0, rows.num_rows, size):
            while len(self._running) >= AHEAD:
                self._wait()
            self._running.append(self._pool.submit(self._try, Write(table, rows.slice(start, size), new=True)))

    def _begin(self, table: Table) -> None:
        if isinstance(table, Edge):
            self.drain()
            self._numbering.begin(table)
        drop_indexes(self._connection, table)
        self._table = table

    def drain(self) -> None:
        """Waits until everything is committed."""
        while self._running:
            self._wait()
        for change in self._left:
            self._alone(change)
        self._left.clear()

    def close(self) -> None:
        """Lets what has begun come to its end, and drops the rest."""
        self._pool.shutdown(cancel_futures=True)

    def _wait(self) -> None:
        left = self._running.pop(0).result()
        if left is not None:
            self._left.append(left)

    def _try(self, change: Write) -> Write | None:
        """Writes once; gives back what failed for a reason that passes."""
        transaction = Repeatable(self._connection, replace(self._settings, tries=1))
        try:
            transaction.run(change)
            transaction.commit()
        except (StoreError, UsageError) as error:
            reason = error.__cause__
            if not isinstance(reason, Exception) or not is_passing(reason):
                raise
            return replace(change, new=isinstance(reason, Neo4jError))
        finally:
            transaction.close()
        return None

    def _alone(self, change: Write) -> None:
        """`change` is no longer new where the answer to its commit may have been lost."""
        self._insure()
        transaction = Repeatable(self._connection, self._settings)
        try:
            transaction.run(change)
            transaction.commit()
        finally:
            transaction.close()
