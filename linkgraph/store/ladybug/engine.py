"""Opening a Ladybug database, and running one statement on a connection of its own.

A connection keeps prepared statements by the address of their Arrow table; running the same
table twice on one connection ends in a segmentation fault (0.22). So every statement has its own.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import ladybug

from linkgraph.errors import StoreUnreachable
from linkgraph.store.ladybug.settings import Settings

MOST_BYTES = 1 << 38
"""The address space one database reserves; the default, 8 TB, is refused where that is limited."""
PENDING = "checkpoint recovery is pending"
TRIES = 8


def open_database(path: Path, settings: Settings, *, read_only: bool) -> ladybug.Database:
    """The database in the file `path`; StoreUnreachable where it cannot be opened."""
    for attempt in range(TRIES):
        try:
            return ladybug.Database(
                str(path),
                buffer_pool_size=settings.buffer_mb << 20,
                max_num_threads=settings.threads,
                max_db_size=MOST_BYTES,
                auto_checkpoint=False,
                read_only=read_only,
            )
        except RuntimeError as error:
            if PENDING not in str(error) or attempt == TRIES - 1:
                raise StoreUnreachable(_cannot_open(path, str(error))) from error
        time.sleep(0.05 * 2**attempt)
    raise AssertionError("unreachable")


@contextmanager
def connected(database: ladybug.Database, timeout: float | None = None) -> Iterator[ladybug.Connection]:
    """A connection that is closed at the end; `timeout` in seconds holds for each of its statements."""
    connection = ladybug.Connection(database)
    try:
        if timeout is not None:
            connection.set_query_timeout(max(1, round(timeout * 1000)))
        yield connection
    finally:
        connection.close()


def run(connection: ladybug.Connection, cypher: str, params: dict[str, Any] | None = None) -> ladybug.QueryResult:
    """Runs exactly one statement; RuntimeError with the store's own message where it fails.

    The parameter `_` is never used: a statement with parameters is prepared first, and
    several statements in one text are refused then.
    """
    result = connection.execute(cypher, {"_": None, **(params or {})})
    assert isinstance(result, ladybug.QueryResult)
    return result


def execute(database: ladybug.Database, cypher: str, params: dict[str, Any] | None = None) -> list[Any]:
    """Runs one statement that changes something; the first row of what it says of that."""
    with connected(database) as connection:
        result = run(connection, cypher, params)
        try:
            return list(result.get_next()) if result.has_next() else []
        finally:
            result.close()


def _cannot_open(path: Path, message: str) -> str:
    if "not a valid" in message.lower() or "magic" in message.lower() or "corrupt" in message.lower():
        return f"the file {path} is not a Ladybug graph of this version; move it away and run the case again"
    return f"cannot open the graph {path}: {message.splitlines()[0].rstrip('.')}"
