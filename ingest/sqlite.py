"""SQLite databases: tables named like the files of a case, and those that `[files]` names by table.

Opened read-only, nothing in it is run. Other tables are named in a reject.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa

from linkgraph.errors import SourceError
from linkgraph.records import Batch, Reject, record_kinds

from .core.foreign import Foreign, Record, Sample
from .core.header import header_of
from .core.kept import kept
from .core.shape import BATCH_ROWS, shaped
from .core.source import Layout, SourceFile
from .core.values import as_text

MAGIC = b"SQLite format 3\0"
FILES = ("photo", "document", "file")
"""Columns that name files; where they hold the file itself, it is kept."""
FILE_ROWS = 500
"""Rows of such a table that are held at a time: each may be a picture."""
BEGINNINGS = {"jpg": b"\xff\xd8\xff", "png": b"\x89PNG", "gif": b"GIF8", "webp": b"RIFF", "pdf": b"%PDF", "docx": b"PK"}
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


class Sqlite(Foreign):
    """A database file. A row's line is its number in the table, from 1."""

    name = "SQLite"

    def recognises(self, head: Sample) -> bool:
        """True for the first bytes of every SQLite file."""
        return head.data.startswith(MAGIC)

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """Nothing: tables have headers, so they are read by `read`."""
        del source
        return iter(())

    def tables(self, path: Path) -> Sequence[str]:
        """The tables that have rows, the one with most rows first."""
        with _opened(path) as database:
            names = [name for (name,) in database.execute(_TABLES).fetchall()]
            counts = {name: _one(database, f"SELECT count(*) FROM {_quoted(name)}") for name in names}
        return sorted(filter(counts.get, names), key=lambda name: -counts[name])

    def read(self, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
        """The rows of every table that says which kind it holds."""
        with _opened(source.path) as database:
            for (table,) in database.execute(_TABLES).fetchall():
                try:
                    yield from _table(database, table, source, layout)
                except sqlite3.OperationalError as error:  # an index of words of a kind that only its program knows
                    yield Reject(source.file, 0, f"the table {table!r} cannot be read: {error}; the others were")


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, read-only; with what a program left in its log beside it (`-wal`), of which a copy is opened."""
    log = path.with_name(f"{path.name}-wal")
    with TemporaryDirectory() as folder:
        if log.is_file() and log.stat().st_size:
            address = Path(folder, "copy.db")
            shutil.copyfile(path, address)
            shutil.copyfile(log, f"{address}-wal")
            mode = "mode=rw"
        else:
            address, mode = path.absolute(), "mode=ro&immutable=1"
        database = _connected(f"{address.as_uri()}?{mode}")
        try:
            yield database
        except sqlite3.Error as error:
            raise SourceError(f"the database is damaged: {error}") from error
        finally:
            database.close()


def _connected(address: str) -> sqlite3.Connection:
    try:
        database = sqlite3.connect(address, uri=True)
    except sqlite3.Error as error:
        raise SourceError(f"the database cannot be opened: {error}") from error
    database.text_factory = lambda data: data.decode("utf-8", "replace")
    return database


def _one(database: sqlite3.Connection, sql: str) -> int:
    """The number that a query asks for; 0 where the table is of a kind that only the program knows that made it."""
    try:
        return int(database.execute(sql).fetchone()[0])
    except sqlite3.OperationalError:
        return 0


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _table(database: sqlite3.Connection, table: str, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
    kind = _kind(table, layout)
    if kind is None and not database.execute(f"SELECT EXISTS (SELECT * FROM {_quoted(table)})").fetchone()[0]:
        return
    if kind is None:
        hint = f'say which in linkgraph.toml: [files] profiles = ["{table}"]'
        yield Reject(source.file, 0, f"the table {table!r} does not say which records it holds; {hint}")
        return
    cursor = database.execute(f"SELECT * FROM {_quoted(table)}")
    names = [column[0] for column in cursor.description]
    of_kind = SourceFile(source.path, source.file, kind, source.size, source.mtime_ns, source.folder)
    try:
        header = header_of(kind, names, layout)
    except SourceError as error:
        yield Reject(source.file, 0, f"table {table!r}: {error}")
        return
    files = {at for ours in FILES for at in header.known.get(ours, ())}
    line = 1
    while rows := cursor.fetchmany(FILE_ROWS if files else BATCH_ROWS):
        cells = [_held(source, column) if at in files else column for at, column in enumerate(zip(*rows, strict=True))]
        columns = [_column(column) for column in cells]
        lines = pa.array(range(line, line + len(rows)), pa.int64())
        line += len(rows)
        yield from shaped(of_kind, layout, header, columns, lines)


def _kind(table: str, layout: Layout) -> str | None:
    named = table.lower() if table.lower() in record_kinds() else None
    mapped = (kind for kind, patterns in layout.files.items() if any(fnmatch(table, pattern) for pattern in patterns))
    return next((kind for kind in mapped if kind in record_kinds()), named)


def _held(source: SourceFile, cells: tuple[Any, ...]) -> tuple[Any, ...]:
    """Cells that name files; of those that hold one, the name under which it was kept."""
    return tuple(kept(source, f"cell.{_suffix(cell)}", cell) if isinstance(cell, bytes) else cell for cell in cells)


def _suffix(data: bytes) -> str:
    return next((suffix for suffix, start in BEGINNINGS.items() if data.startswith(start)), "bin")


def _column(cells: tuple[Any, ...]) -> pa.Array:
    return pa.array([as_text(cell) for cell in cells], pa.string())
