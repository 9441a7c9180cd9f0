"""The checksum of each source, so that a report can say what it rests on."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def note_sum(ledger: duckdb.DuckDBPyConnection, file: str, path: Path) -> None:
    """Notes SHA-256 and size of the bytes of `path`; a file that cannot be opened has none."""
    sum_, size = None, None
    with suppress(OSError), path.open("rb") as stream:
        sum_, size = hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()
    ledger.execute("INSERT OR REPLACE INTO source_sum VALUES (?, ?, ?)", [file, sum_, size])
