"""The files for neo4j-admin, being written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from typing import Any, BinaryIO

import pyarrow as pa

from linkgraph.errors import StoreError
from linkgraph.schema import Table, file_name
from linkgraph.store.aside import Aside
from linkgraph.store.base import GraphUpdate, Result
from linkgraph.store.neo4j_import.arguments import Written, write_arguments
from linkgraph.store.neo4j_import.ends import Ends
from linkgraph.store.neo4j_import.folder import ImportFolder
from linkgraph.store.neo4j_import.lines import Lines, header_line
from linkgraph.store.neo4j_import.refusal import refuse_to_answer
from linkgraph.store.neo4j_import.state import write_state
from linkgraph.store.rows import shaped


class ImportUpdate(GraphUpdate):
    """Adds rows, to one file a table, in a thread beside the caller's; there is nothing to change or to delete."""

    def __init__(self, folder: ImportFolder, uri: str) -> None:
        self._folder = folder
        self._uri = uri
        self._path = folder.begin()
        self._open: ExitStack | None = ExitStack()
        self._files: dict[Table, BinaryIO] = {}
        self._written: dict[Table, Written] = {}
        self._left_out: list[tuple[Table, str, dict[str, list[str]]]] = []
        self._ends = Ends()
        self._writing = Aside("neo4j-import")

    def add(self, table: Table, rows: pa.Table) -> None:
        """New rows; StoreError for an edge whose end was not added before."""
        self._check_open()
        rows = shaped(table, rows)
        if rows.num_rows == 0:
            return
        file = self._file(table)
        self._ends.take(table, rows)
        self._writing.wait()
        self._writing.begin(lambda: self._write(table, rows, file))

    def change(self, table: Table, rows: pa.Table) -> None:
        """StoreError: these files are written anew each time."""
        if rows.num_rows:
            raise StoreError(f"rows of {table.table} in {self._uri} cannot be changed; only a new graph can be written")

    def delete(self, table: Table, ids: Sequence[str]) -> None:
        """Does nothing, as no row was there before."""

    def query(self, cypher: str, params: Mapping[str, Any] | None = None) -> Result:  # noqa: ARG002
        """StoreError: only the imported database answers."""
        refuse_to_answer(self._uri)

    def publish(self) -> None:
        """Puts the folder in its place; the update is over then."""
        self._check_open()
        self._writing.wait()
        self.close()
        own = write_state(self._path, self._left_out)
        write_arguments(self._path, self._written, own)
        self._folder.publish()

    def close(self) -> None:
        """Closes the files; what is being written is waited for."""
        self._writing.close()
        if self._open is not None:
            self._open.close()
            self._open = None

    def _write(self, table: Table, rows: pa.Table, file: BinaryIO) -> None:
        lines = Lines.of(rows)
        lines.write(file)
        self._left_out += [(table, column, lists) for column, lists in lines.left_out.items()]
        before = self._written.get(table, Written(f"{file_name(table)}.csv"))
        self._written[table] = lines.noted(before)

    def _check_open(self) -> ExitStack:
        if self._open is None:
            raise StoreError("this update is over; open another one with store.update()")
        return self._open

    def _file(self, table: Table) -> BinaryIO:
        stack = self._check_open()
        if table not in self._files:
            path = self._path / f"{file_name(table)}.csv"
            self._files[table] = stack.enter_context(path.open("wb", buffering=0))
            self._files[table].write(header_line(table))
        return self._files[table]
