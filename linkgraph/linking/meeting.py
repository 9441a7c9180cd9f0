"""Signals that compare all their fingerprints at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.signals import Signal

if TYPE_CHECKING:
    import duckdb


def meet_all(
    ledger: duckdb.DuckDBPyConnection,
    signal: Signal,
    fingerprints: Sequence[str],
    levels: Collection[str],
) -> None:
    """Fills `alike` and `crowded` for `signal`, whose distinct fingerprints stand in `subject` in this order."""
    if not fingerprints:
        return
    texts = ledger.execute("SELECT text FROM boilerplate ORDER BY file").fetchall()
    common = [mark for (text,) in texts if (mark := signal.fingerprint(text)) is not None]
    found = signal.meet(fingerprints, _users(ledger, signal, len(fingerprints)), common)
    kept = found.pairs.filter(pc.is_in(found.pairs["level"], pa.array(sorted(levels), pa.string())))
    ledger.register("met", kept)
    ledger.execute(
        "INSERT INTO alike SELECT ?, least(a.fp, b.fp), greatest(a.fp, b.fp), m.level, m.distance, m.detail FROM met m "
        'JOIN subject a ON a.pos = m."left" JOIN subject b ON b.pos = m."right"',
        [signal.key],
    )
    ledger.unregister("met")
    crowd = pa.table({"pos": pa.array(found.crowded, pa.int64())})
    ledger.register("crowd_row", crowd)
    ledger.execute(
        "INSERT INTO crowded SELECT ?, left(s.fingerprint, 60), s.fingerprint, ? "
        "FROM crowd_row c JOIN subject s ON s.pos = c.pos",
        [signal.key, len(found.crowded)],
    )
    ledger.unregister("crowd_row")


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
