"""The ledger: a DuckDB file with everything observed, and the working state of a run.

Only the process that runs the pipeline opens it. Everyone else reads the graph store.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from linkgraph.errors import CaseBusy, CaseError
from linkgraph.records import record_kinds

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

MEMORY_LIMIT = os.environ.get("LINKGRAPH_MEMORY", "1GB")
CHECKPOINT = "256MB"
"""Written ahead before it goes into the file itself: pictures come in many commits of a few megabytes."""


@contextmanager
def open_ledger(work: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Opens the ledger in `work` for this process alone.

    Raises:
        CaseBusy: another process runs on this case.
        CaseError: the file is damaged or from a newer release, or what was done needs more memory than it may take.
    """
    import duckdb

    work.mkdir(mode=0o700, parents=True, exist_ok=True)
    lock = FileLock(work / "lock", timeout=0)
    try:
        with lock:
            connection = _connect(work)
            try:
                yield connection
            except duckdb.OutOfMemoryException as error:
                raise CaseError(
                    f"the ledger needs more memory than the {MEMORY_LIMIT} it may take; set LINKGRAPH_MEMORY to more, "
                    "such as 4GB, and run again: what was read is kept"
                ) from error
            finally:
                connection.close()
    except Timeout:
        raise CaseBusy(
            f"another run is working on the case in {work.parent}: wait for it to end, then try again"
        ) from None


def _connect(work: Path) -> duckdb.DuckDBPyConnection:
    import duckdb

    spill = work / "spill"
    try:
        connection = duckdb.connect(str(work / "ledger.duckdb"))
    except duckdb.Error as error:
        raise CaseError(
            f"the ledger {work / 'ledger.duckdb'} cannot be opened ({_first_line(error)}): "
            "restore it from a backup, or delete it to load the case again"
        ) from error
    connection.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
    connection.execute(f"SET checkpoint_threshold = '{CHECKPOINT}'")
    connection.execute(f"SET temp_directory = '{str(spill).replace(chr(39), chr(39) * 2)}'")
    connection.execute("SET TimeZone = 'UTC'; SET preserve_insertion_order = false")
    connection.execute("SET enable_progress_bar = false")
    connection.execute(resources.files(__package__).joinpath("schema.sql").read_text(encoding="utf-8"))
    for kind in record_kinds().values():
        connection.execute(_row_table(kind.name, kind.columns))
    return connection


def _row_table(name: str, columns: tuple[str, ...]) -> str:
    declared = ", ".join(f'"{column}" VARCHAR' for column in columns)
    return (
        f"CREATE TABLE IF NOT EXISTS row_{name} ({declared}, extra VARCHAR, origin VARCHAR, line BIGINT, "
        "key UBIGINT, run VARCHAR, gone BOOLEAN)"
    )


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]


def arrow(ledger: duckdb.DuckDBPyConnection, sql: str) -> pa.Table:
    """The answer to a query as an Arrow table, without a detour over rows."""
    ledger.complete()
    return ledger.sql(sql).to_arrow_table()


@contextmanager
def given(ledger: duckdb.DuckDBPyConnection, **tables: object) -> Iterator[None]:
    """Lets queries read tables that are in memory, by name, until the block ends."""
    for name, table in tables.items():
        ledger.register(name, table)
    try:
        yield
    finally:
        ledger.complete()
        for name in tables:
            ledger.unregister(name)


@contextmanager
def whole(ledger: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """One transaction: all that the block does, or nothing. Many inserts in one are cheaper than each by itself."""
    ledger.execute("BEGIN")
    try:
        yield
    except BaseException:
        ledger.execute("ROLLBACK")
        raise
    ledger.execute("COMMIT")


def get_meta(ledger: duckdb.DuckDBPyConnection, key: str) -> str | None:
    """A remembered value, or None."""
    row = ledger.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
    return row[0] if row else None


def set_meta(ledger: duckdb.DuckDBPyConnection, key: str, value: str) -> None:
    """Remembers a value."""
    ledger.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])
