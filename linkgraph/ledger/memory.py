"""Memory that was freed but is still held."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def give_back() -> None:
    """Gives what was freed back to the system. glibc keeps many small blocks otherwise; elsewhere nothing is done."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def drop_temporary(ledger: duckdb.DuckDBPyConnection) -> None:
    """Drops the temporary tables: DuckDB keeps what they hold in memory until others need its place."""
    held = ledger.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall()
    for (name,) in held:
        ledger.execute(f'DROP TABLE temp."{name}"')
    give_back()
