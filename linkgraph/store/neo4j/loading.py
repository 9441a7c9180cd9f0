"""Rows of a fresh graph, written by several sessions at once, each message a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

import pyarrow as pa
from neo4j.exceptions import Neo4jError

from linkgraph.schema import Edge, Node, Table
from linkgraph.store.aside import HELD_BYTES, Aside
from linkgraph.store.neo4j.changes import Joined, Write
from linkgraph.store.neo4j.connection import Connection
from linkgraph.store.neo4j.errors import Failure, is_passing, translated
from linkgraph.store.neo4j.indexes import drop_indexes
from linkgraph.store.neo4j.joined import Waiting, may_wait, numbered_labels
from linkgraph.store.neo4j.memory import cost
from linkgraph.store.neo4j.numbers import Numbering
from linkgraph.store.neo4j.settings import Settings
from linkgraph.store.neo4j.transaction import Repeatable
from linkgraph.store.neo4j.writing import SOURCE_ID, joined_shape, rows_a_message, shape

AHEAD = 64
"""Batches that are taken before the first of them is written."""


class Loading:
    """Writes rows while the caller makes the next ones, into a table without an index or a constraint.

    Nodes that edges lead to wait for the first of these, `waiting_bytes` of them (see `joined`).
    Nodes do not get in each other's way. Edges may: two sessions that want the same two nodes in
    another order are a deadlock, and the server ends one of them. That one is written alone, when
    the others are done. `insure` makes what a repetition needs, after an answer was lost. `indexed` says
    that there are indexes to drop.
    """

    def __init__(
        self, connection: Connection, settings: Settings, room: int, insure: Callable[[], None], *, indexed: bool
    ) -> None:
        self._connection = connection
        self._settings = settings
        self._room = max(1, room // (2 * settings.sessions))
        self._insure = insure
        self._indexed = indexed
        self._aside = Aside("linkgraph-loading")
        self._pool = ThreadPoolExecutor(settings.sessions, "linkgraph-load")
        self._running: list[Future[tuple[Write | Joined, bool]]] = []
        self._left: list[Write | Joined] = []
        self._table: Table | None = None
        self._numbering = Numbering(connection, settings)
        self._waiting: dict[str, Waiting] = {}

    def write(self, table: Table, rows: pa.Table) -> None:
        """Takes the rows; they are there after `finish`, which says what went wrong, if the next `write` does not."""
        if self._aside.held + rows.nbytes > HELD_BYTES:
            self._aside.wait()
        self._aside.begin(lambda: self._take(table, rows), size=rows.nbytes)

    def finish(self) -> None:
        """Writes the nodes to which no edge has led, and waits until everything is committed."""
        self._aside.wait()
        for waiting in self._waiting.values():
            self._write(waiting.node, waiting.rest())
        self._waiting.clear()
        self._drain()

    def close(self) -> None:
        """Lets what has begun come to its end, and drops the rest."""
        self._pool.shutdown(cancel_futures=True)
        self._aside.close()

    def _take(self, table: Table, rows: pa.Table) -> None:
        """Nodes are there before the first edges that need them."""
        if table != self._table:
            self._begin(table)
        if isinstance(table, Edge):
            self._write_edges(table, rows)
        elif not self._wait_for_edges(table, rows):
            self._write(table, rows)

    def _begin(self, table: Table) -> None:
        if isinstance(table, Edge):
            self._drain()
            self._numbering.begin(table)
        if self._indexed:
            drop_indexes(self._connection, table)
        self._table = table

    def _wait_for_edges(self, node: Node, rows: pa.Table) -> bool:
        held = sum(waiting.nbytes for waiting in self._waiting.values())
        if not may_wait(node) or held + rows.nbytes > self._settings.waiting_bytes:
            return False
        if node.name in self._waiting:
            self._waiting[node.name].add(rows)
        else:
            self._waiting[node.name] = Waiting(node, rows)
        return True

    def _write_edges(self, edge: Edge, rows: pa.Table) -> None:
        """Those that nodes wait for come first: the others may lead to the same nodes."""
        ends = ["source", "target"]
        waiting = self._waiting.get(edge.target)
        if waiting is not None:
            rows = self._numbering.numbered(edge, rows.append_column(SOURCE_ID, rows["source"]), ["source"])
            joined, rows = waiting.join(rows)
            for part in joined:
                self._write_joined(edge, waiting.node, part, numbered=rows.num_rows > 0)
            rows, ends = rows.drop_columns([SOURCE_ID]), ["target"]
        if rows.num_rows:
            self._drain()
            self._write(edge, self._numbering.numbered(edge, rows, ends))

    def _write_joined(self, edge: Edge, node: Node, rows: pa.Table, *, numbered: bool) -> None:
        how = joined_shape(edge, node, rows, numbered=numbered)
        self._submit(Joined(edge, node, rows, how, told=[] if numbered else None))

    def _write(self, table: Table, rows: pa.Table) -> None:
        if rows.num_rows:
            numbered = table.name in numbered_labels()
            how = shape(table, rows, new=True, numbered=numbered)
            self._submit(Write(table, rows, new=True, shape=how, told=[] if numbered else None))

    def _submit(self, change: Write | Joined) -> None:
        """In parts, each a transaction."""
        rows = change.rows
        room = rows.num_rows * self._room // max(cost(rows), 1)
        size = max(1, min(self._settings.load_rows, room, rows_a_message(rows, self._settings)))
        for start in range(0, rows.num_rows, size):
            while len(self._running) >= AHEAD:
                self._wait()
            part = replace(change, rows=rows.slice(start, size), told=None if change.told is None else [])
            self._running.append(self._pool.submit(self._try, part))

    def _drain(self) -> None:
        while self._running:
            self._wait()
        for change in self._left:
            self._alone(change)
        self._left.clear()

    def _wait(self) -> None:
        done, written = self._running.pop(0).result()
        if not written:
            self._left.append(done)
            return
        label = done.node.name if isinstance(done, Joined) else done.table.name
        for numbers in done.told or ():
            self._numbering.learn(label, numbers)

    def _try(self, change: Write | Joined) -> tuple[Write | Joined, bool]:
        """Writes once. What failed for a reason that passes was not written, if it was one message.

        A message is a transaction by itself, which spares two answers of three.
        """
        try:
            with self._connection.session("write") as session:
                change.run(session, self._settings, again=False)
        except Failure as error:
            if not is_passing(error):
                raise translated(error, self._connection.address.shown) from error
            one = change.rows.num_rows <= rows_a_message(change.rows, self._settings)
            return replace(change, new=one and isinstance(error, Neo4jError)), False
        return change, True

    def _alone(self, change: Write | Joined) -> None:
        """`change` is no longer new where the answer to its commit may have been lost."""
        self._insure()
        self._indexed = True
        transaction = Repeatable(self._connection, self._settings)
        try:
            transaction.run(change)
            transaction.commit()
        finally:
            transaction.close()
