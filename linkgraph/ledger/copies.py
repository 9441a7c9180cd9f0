"""Copies of one picture under several names, or of one that was read before: what it was found to hold still holds."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.errors import SourceError
from linkgraph.ledger.ledger import given
from linkgraph.ledger.readers import inside

if TYPE_CHECKING:
    import duckdb

READERS = 4
Named = tuple[str, str]
"""The name of a file in the case folder, and its stamp."""


def told_apart(
    ledger: duckdb.DuckDBPyConnection, folder: Path, wanted: Sequence[Named]
) -> tuple[list[Named], list[tuple[Named, str]]]:
    """The pictures to read, and the copies, each with the name of the picture that it is a copy of.

    A picture that holds what it held, and only has another stamp (its folder was copied), is a copy of itself.
    """
    with ThreadPoolExecutor(READERS) as pool:
        digests = list(pool.map(lambda named: _digest(str(folder), named[0]), wanted))
    now = {name: digest for (name, _), digest in zip(wanted, digests, strict=True)}
    before = _read_before(ledger)
    first = {id_: name for name, id_ in before.items() if now.get(name, id_) == id_}
    fresh, copies = [], []
    for named, digest in zip(wanted, digests, strict=True):
        origin = first.setdefault(digest or named[0], named[0])
        if origin == named[0] and before.get(named[0], "") != digest:
            fresh.append(named)
        else:
            copies.append((named, origin))
    return fresh, copies


def keep_copies(ledger: duckdb.DuckDBPyConnection, copies: Sequence[tuple[Named, str]]) -> None:
    """Notes for each copy what is known of its origin."""
    if not copies:
        return
    names, origins = zip(*copies, strict=True)
    table = pa.table({"file": [name for name, _ in names], "stamp": [stamp for _, stamp in names], "origin": origins})
    with given(ledger, picture_copy=table):
        ledger.execute(
            "INSERT OR REPLACE INTO content_file SELECT 'photo', p.file, p.stamp, c.id, c.error "
            "FROM picture_copy p JOIN content_file c ON c.kind = 'photo' AND c.file = p.origin"
        )
        ledger.execute(
            "DELETE FROM content_fact WHERE kind = 'photo' "
            "AND file IN (SELECT file FROM picture_copy WHERE origin <> file)"
        )
        ledger.execute(
            "INSERT INTO content_fact SELECT 'photo', p.file, f.name, f.value "
            "FROM picture_copy p JOIN content_fact f ON f.kind = 'photo' AND f.file = p.origin "
            "WHERE p.origin <> p.file"
        )


def _read_before(ledger: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What each picture held when it was read (its SHA-256), by name; of one content the first name comes last."""
    rows = ledger.execute(
        "SELECT file, id FROM content_file WHERE kind = 'photo' AND id IS NOT NULL ORDER BY file DESC"
    )
    return dict(rows.fetchall())


def _digest(folder: str, name: str) -> str | None:
    """The SHA-256 of the file; None where it cannot be read, as its reader will say."""
    try:
        with inside(folder, name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, SourceError):
        return None
