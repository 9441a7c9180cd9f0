"""Changes being made to a working file."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ladybug
import pyarrow as pa

from linkgraph.errors import QueryError, StoreError
from linkgraph.schema import Node, Table, named_in
from linkgraph.store.aside import HELD_BYTES, Aside
from linkgraph.store.base import GraphUpdate, Result
from linkgraph.store.ladybug import ddl, writing
from linkgraph.store.ladybug.engine import execute, open_database
from linkgraph.store.ladybug.errors import NO_ROOM, StoreFull
from linkgraph.store.ladybug.files import GraphFiles
from linkgraph.store.ladybug.query import ask
from linkgraph.store.ladybug.settings import Settings
from linkgraph.store.rows import shaped

MANY_BYTES = 8 << 20
"""Rows that take long enough to be written aside."""
ALONE = "rows beside which nothing is asked"
"""Those that are more than half of what one COPY takes: what a query needs of the pool would be missing."""
NOTHING_AT_THE_END = "CALL force_checkpoint_on_close = false"
NEARLY = 0.9
"""A part may be a little larger than asked for, and what one COPY does not take is another."""


class LadybugUpdate(GraphUpdate):
    """Writes to the working file; nothing of it is seen before it, or its log alone, takes the published one's place.

    Few changes stay in the log: bringing them into the file means writing each touched table of edges anew.

    Many new rows are written while the caller makes the next, or asks about other tables; a mistake in them is found
    by what is done next. While it is asked nothing goes to disk: that would wait for the query, and not for long.
    """

    def __init__(self, files: GraphFiles, settings: Settings) -> None:
        self._files = files
        self._settings = settings
        is_new = not files.working.exists()
        self._cells = self._bytes = 0
        self._logged = not is_new
        self._log_room = settings.log_room(files.graph_bytes)
        self._aside = Aside("linkgraph-copy")
        self._asked = threading.Lock()
        self._database: ladybug.Database | None = open_database(files.working, settings, read_only=False)
        for statement in (NOTHING_AT_THE_END, *(ddl.statements() if is_new else ())):
            self._run(statement)

    def add(self, table: Table, rows: pa.Table) -> None:
        """New rows."""
        ordered = writing.in_copy_order(table, shaped(table, rows))
        size = ordered.nbytes / max(ordered.num_rows, 1)
        at_once = self._settings.rows_at_once(ordered.num_columns, size)
        about = ALONE if 2 * ordered.num_rows > at_once else table.name
        self._aside_or_at_once(lambda: self._write_new(table, ordered, at_once), ordered.nbytes, about)

    def part_bytes(self, table: Table) -> int:
        """As few COPY of edges as the pool allows: all but the first write their table anew."""
        usual = super().part_bytes(table)
        return usual if isinstance(table, Node) else max(usual, int(NEARLY * self._settings.bytes_at_once))

    def change(self, table: Table, rows: pa.Table) -> None:
        """Rows that are there, replaced."""
        rows = shaped(table, rows)
        self._aside.wait()
        if not isinstance(table, Node):
            self.delete(table, rows.column("id").to_pylist())
            self.add(table, rows)
        elif table.columns:
            self._write(writing.change_node(table), writing.numbered(rows), writing.AT_ONCE)

    def delete(self, table: Table, ids: Sequence[str]) -> None:
        """Drops rows; a node that still has edges is refused with StoreError."""
        self._aside.wait()
        self._write(writing.delete(table), writing.id_rows(ids), writing.AT_ONCE)

    def query(self, cypher: str, params: Mapping[str, Any] | None = None) -> Result:
        """A reading query that sees the changes so far to the tables it names, while others may still be written."""
        named = named_in(cypher)
        self._aside.wait({*named, ALONE} if named else None)
        try:
            return self._ask(cypher, params)
        except QueryError:
            if self._aside.idle:
                raise
            self._aside.wait()
            return self._ask(cypher, params)

    def publish(self) -> None:
        """Makes the changes visible; the update is over then."""
        self._aside.wait()
        if self._logged and self._files.log_is_enough and self._files.log_bytes <= self._log_room:
            self.close()
            self._files.publish_log()
        else:
            self._run("CHECKPOINT")
            self.close()
            self._files.publish()

    def close(self) -> None:
        """Lets go of the working file; what was not published is lost."""
        self._aside.close()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _ask(self, cypher: str, params: Mapping[str, Any] | None) -> Result:
        with self._asked:
            return ask(self._open(), cypher, params, writable=True)

    def _aside_or_at_once(self, write: Callable[[], None], size: int, about: str) -> None:
        """Few bytes are written at once, unless others are being written."""
        self._open()
        if self._aside.idle or self._aside.held + size > HELD_BYTES:
            self._aside.wait()
        if size > MANY_BYTES or not self._aside.idle:
            self._aside.begin(write, about, size)
        else:
            write()

    def _write_new(self, table: Table, rows: pa.Table, at_once: int) -> None:
        """What the log has room for goes there; COPY says nothing to it."""
        self._logged = self._logged and self._files.log_bytes + rows.nbytes <= self._log_room
        if not self._logged:
            self._write(writing.copy(table), rows, at_once)
        elif (made := self._write(writing.create(table), writing.numbered(rows), writing.AT_ONCE)) != rows.num_rows:
            raise self._failure(f"{rows.num_rows - made} rows of {table.table} name an end that is not there")

    def _write(self, statement: str, rows: pa.Table, size: int) -> int:
        """Writes the rows in parts; returns how many came of it, where the statement says that."""
        return sum(self._write_part(statement, part) for part in writing.slices(rows, size))

    def _write_part(self, statement: str, rows: pa.Table) -> int:
        """Half at a time where the pool has no room for all of them."""
        if self._settings.is_full(self._cells + rows.num_rows * rows.num_columns, self._bytes + rows.nbytes):
            self._to_disk()
        try:
            said = self._run(statement, {"rows": rows})
        except StoreFull:
            if rows.num_rows == 1:
                raise
            self._to_disk()
            return self._write(statement, rows, (rows.num_rows + 1) // 2)
        self._cells += rows.num_rows * rows.num_columns
        self._bytes += rows.nbytes
        return said[0] if said and isinstance(said[0], int) else 0

    def _to_disk(self) -> None:
        with self._asked:
            if self._cells:
                self._logged = False
                self._run("CHECKPOINT")
                self._cells = self._bytes = 0

    def _run(self, statement: str, params: dict[str, Any] | None = None) -> list[Any]:
        try:
            return execute(self._open(), statement, params)
        except RuntimeError as error:
            raise self._failure(str(error).splitlines()[0].rstrip(".")) from error

    def _failure(self, message: str) -> StoreError:
        if message.startswith(NO_ROOM):
            return StoreFull(
                f"the graph {self._files.working} needs more memory to be written than the "
                f"{self._settings.buffer_mb} MB that the store may take; "
                "set LINKGRAPH_STORE_BUFFER_MB to more and run again"
            )
        return StoreError(f"the graph {self._files.working} could not be written: {message}")

    def _open(self) -> ladybug.Database:
        if self._database is None:
            raise StoreError("this update is over; open another one with store.update()")
        return self._database
