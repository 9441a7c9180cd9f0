"""Signals that compare all their fingerprints at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.ledger.ledger import given
from linkgraph.signals import Signal, Together

if TYPE_CHECKING:
    import duckdb


def meet_all(
    ledger: duckdb.DuckDBPyConnection,
    signal: Together,
    fingerprints: Sequence[str],
    levels: Collection[str],
) -> None:
    """Fills `alike`, `crowded` and `copied` for `signal`; its distinct fingerprints stand in `subject`."""
    if not fingerprints:
        return
    texts = ledger.execute("SELECT text FROM boilerplate ORDER BY file").fetchall()
    common = [mark for (text,) in texts if (mark := signal.fingerprint(text)) is not None]
    found = signal.meet(fingerprints, _users(ledger, signal, len(fingerprints)), common)
    kept = found.pairs.filter(pc.is_in(found.pairs["level"], pa.array(sorted(levels), pa.string())))
    with given(ledger, met=kept):
        ledger.execute(
            "INSERT INTO alike SELECT ?, least(a.fp, b.fp), greatest(a.fp, b.fp), m.level, m.distance, m.detail "
            'FROM met m JOIN subject a ON a.pos = m."left" JOIN subject b ON b.pos = m."right"',
            [signal.key],
        )
    crowd = pa.table({"pos": pa.array(found.crowded, pa.int64())})
    with given(ledger, crowd_row=crowd):
        ledger.execute(
            "INSERT INTO crowded SELECT ?, left(s.fingerprint, 60), s.fingerprint, ? "
            "FROM crowd_row c JOIN subject s ON s.pos = c.pos",
            [signal.key, len(found.crowded)],
        )
    _keep_copies(ledger, signal, found.copies)


def _keep_copies(
    ledger: duckdb.DuckDBPyConnection, signal: Signal, copies: tuple[Sequence[int], Sequence[int]]
) -> None:
    """Those of a crowd are not compared each with each, but it is known of what they are copies."""
    ledger.execute("DELETE FROM copied WHERE signal = ?", [signal.key])
    with given(
        ledger, copy_row=pa.table({"pos": pa.array(copies[0], pa.int64()), "of": pa.array(copies[1], pa.int64())})
    ):
        ledger.execute(
            "INSERT INTO copied SELECT ?, a.fp, b.fp FROM copy_row c JOIN subject a ON a.pos = c.pos "
            "JOIN subject b ON b.pos = c.of",
            [signal.key],
        )


def _users(ledger: duckdb.DuckDBPyConnection, signal: Signal, count: int) -> list[list[int]]:
    """The numbers of the accounts that carry each fingerprint of `subject`."""
    rows = ledger.execute(
        "SELECT s.pos, dense_rank() OVER (ORDER BY c.account) - 1 FROM carrier c JOIN subject s ON s.fp = c.fp "
        "WHERE c.signal = ? ORDER BY ALL",
        [signal.key],
    ).fetchall()
    users: list[list[int]] = [[] for _ in range(count)]
    for pos, account in rows:
        users[pos].append(account)
    return users
