"""Runs: begun, resumed, finished."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from linkgraph import __version__
from linkgraph.ledger.ledger import get_meta, set_meta

if TYPE_CHECKING:
    import duckdb


def now() -> str:
    """The time, ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def case_id(ledger: duckdb.DuckDBPyConnection, name: str) -> str:
    """The id of this case, made once."""
    set_meta(ledger, "name", name)
    known = get_meta(ledger, "case")
    if known is None:
        known = secrets.token_hex(8)
        set_meta(ledger, "case", known)
    return known


def begin(ledger: duckdb.DuckDBPyConnection) -> str:
    """The id of the run under way: the one a kill interrupted, else a new one."""
    row = ledger.execute("SELECT id FROM run WHERE finished_at IS NULL ORDER BY started_at DESC LIMIT 1").fetchone()
    if row:
        return str(row[0])
    started = datetime.now(UTC)
    run = f"{started:%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"
    ledger.execute("INSERT INTO run VALUES (?, ?, NULL, ?, NULL, NULL)", [run, now(), __version__])
    return run


def finish(ledger: duckdb.DuckDBPyConnection, run: str, inputs: str, summary: Mapping[str, object]) -> None:
    """Notes what a run came to. From here on it is the one that is published."""
    ledger.execute(
        "UPDATE run SET finished_at = ?, inputs = ?, summary = ? WHERE id = ?",
        [now(), inputs, json.dumps(summary), run],
    )
    set_meta(ledger, "run", run)


def abandon(ledger: duckdb.DuckDBPyConnection, run: str) -> None:
    """Forgets a run that had nothing to do."""
    ledger.execute("DELETE FROM run WHERE id = ? AND finished_at IS NULL", [run])


def last(ledger: duckdb.DuckDBPyConnection) -> tuple[str, str, dict[str, object]] | None:
    """The last finished run: id, inputs, summary."""
    row = ledger.execute(
        "SELECT id, inputs, summary FROM run WHERE finished_at IS NOT NULL "
        "ORDER BY finished_at DESC, started_at DESC LIMIT 1"
    ).fetchone()
    return (row[0], row[1] or "", json.loads(row[2])) if row else None
