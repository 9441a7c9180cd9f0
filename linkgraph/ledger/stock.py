"""Pictures that say nothing because everybody has them: those on the hash lists in the case's folder `stock`."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from linkgraph.content.hamming import pack, pairs_between
from linkgraph.content.pdq_lists import MATCHING, read_hashes
from linkgraph.errors import SourceError
from linkgraph.ledger.ledger import given

if TYPE_CHECKING:
    import duckdb

FOLDER = "stock"
"""In the case folder: lists of PDQ hashes of stock photos and default pictures, as they are exchanged."""
KNOWN = "on the list of stock pictures "


def refuse_stock(ledger: duckdb.DuckDBPyConnection, folder: Path, run: str) -> None:
    """Refuses pictures that are on a list, takes those up again that no longer are, and rejects what is no list."""
    ledger.execute("DELETE FROM reject WHERE stage = 'stock'")
    listed = _listed(ledger, folder, run)
    shown = ledger.sql(
        f"SELECT id, hash FROM content WHERE hash IS NOT NULL AND (refused IS NULL OR starts_with(refused, '{KNOWN}')) "
        "ORDER BY id"
    ).fetchall()
    found = _found([hash_ for _, hash_ in shown], listed)
    table = pa.table(
        {
            "id": pa.array([shown[at][0] for at in found], pa.string()),
            "reason": pa.array([f"{KNOWN}{place}" for place in found.values()], pa.string()),
        }
    )
    with given(ledger, stock_now=table):
        ledger.execute(
            f"UPDATE content SET refused = NULL WHERE starts_with(refused, '{KNOWN}') "
            "AND id NOT IN (SELECT id FROM stock_now)"
        )
        ledger.execute("UPDATE content SET refused = s.reason FROM stock_now s WHERE content.id = s.id")
        ledger.execute(
            "DELETE FROM fingerprint WHERE signal IN ('photo', 'face') AND value IN (SELECT id FROM stock_now)"
        )


def stock_stamp(folder: Path) -> str:
    """A digest of names, sizes and times: has any of the lists changed?"""
    stats = [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in _files(folder)]
    return hashlib.sha256(repr(stats).encode()).hexdigest()


def _listed(ledger: duckdb.DuckDBPyConnection, folder: Path, run: str) -> dict[str, str]:
    """Where each hash stands."""
    listed: dict[str, str] = {}
    for file in _files(folder):
        name = str(file.relative_to(folder))
        try:
            for line, hash_ in read_hashes(file):
                listed.setdefault(hash_, f"{name}, line {line}")
        except (SourceError, OSError, UnicodeDecodeError) as error:
            reason = str(error).removeprefix(str(file)).lstrip(":, ")
            ledger.execute("INSERT INTO reject VALUES (?, NULL, ?, 'stock', ?)", [name, reason, run])
    return listed


def _found(shown: list[str], listed: dict[str, str]) -> dict[int, str]:
    """Which pictures are near a listed hash, and where that stands."""
    found: dict[int, str] = {}
    if not shown or not listed:
        return found
    places = list(listed.values())
    for pairs in pairs_between(pack(shown), pack(list(listed)), MATCHING):
        for order in np.argsort(pairs.bits, kind="stable").tolist():
            found.setdefault(int(pairs.i[order]), places[int(pairs.j[order])])
    return found


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in (folder / FOLDER).glob("*") if path.is_file() and not path.name.startswith("."))
