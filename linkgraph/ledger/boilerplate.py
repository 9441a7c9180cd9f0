"""Texts that say nothing in this case: those in its folder `boilerplate`."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph.content import text_of
from linkgraph.errors import SourceError

if TYPE_CHECKING:
    import duckdb

FOLDER = "boilerplate"
"""In the case folder: a platform's forms, samples, licences, in any format documents may have."""


def read_boilerplate(ledger: duckdb.DuckDBPyConnection, folder: Path, run: str) -> None:
    """Makes the table `boilerplate` anew; what cannot be read is rejected."""
    ledger.execute("DELETE FROM boilerplate; DELETE FROM reject WHERE stage = 'boilerplate'")
    for file in _files(folder):
        name = str(file.relative_to(folder))
        try:
            ledger.execute("INSERT INTO boilerplate VALUES (?, ?)", [name, text_of(file)])
        except SourceError as error:
            reason = str(error).removeprefix(str(file)).lstrip(": ")
            ledger.execute("INSERT INTO reject VALUES (?, NULL, ?, 'boilerplate', ?)", [name, reason, run])


def boilerplate_stamp(folder: Path) -> str:
    """A digest of names, sizes and times: has any of the texts changed?"""
    stats = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in _files(folder)]
    return hashlib.sha256(repr(stats).encode()).hexdigest()


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / FOLDER).glob("*") if path.is_file() and not path.name.startswith("."))
