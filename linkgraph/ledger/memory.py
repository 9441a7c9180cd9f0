"""Memory that was freed but is still held, and what need not be looked through for more to free."""

from __future__ import annotations

import ctypes
import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

SELDOM = (50_000, 20, 20)
"""New objects after which Python looks for cycles among them, and how often it looks at older ones (see `gc`)."""


def give_back() -> None:
    """Gives what was freed back to the system. glibc keeps many small blocks otherwise; elsewhere nothing is done."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


@contextmanager
def uncollected() -> Iterator[None]:
    """Python does not look for cycles here: for work that makes many lists beside many that stay, and no cycles."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Python looks for cycles seldom here, never among what was there before: a run makes many rows and few cycles."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def drop_temporary(ledger: duckdb.DuckDBPyConnection) -> None:
    """Drops the temporary tables: DuckDB keeps what they hold in memory until others need its place."""
    held = ledger.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall()
    for (name,) in held:
        ledger.execute(f'DROP TABLE temp."{name}"')
    give_back()
