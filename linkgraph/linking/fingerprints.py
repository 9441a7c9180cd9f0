"""Fingerprints of every value in use, each made once, and which accounts carry them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.ledger import given
from linkgraph.linking.carriers import find_uncarried, make_carriers
from linkgraph.signals import Signal, signals

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress

CHUNK = 20_000
"""Values read at once."""


def make_fingerprints(ledger: duckdb.DuckDBPyConnection, progress: Progress) -> None:
    """Fills `fingerprint` for values not seen before, and makes `carrier` (see `carriers`)."""
    with given(ledger, reading=_reading(), prefixes=_prefixes()):
        ledger.execute(_OUTDATED)
        find_uncarried(ledger)
        ledger.execute(_UNSEEN)
        unseen = {signal for (signal,) in ledger.execute("SELECT DISTINCT signal FROM unseen").fetchall()}
        with progress.stage("fingerprints", len(signals())) as stage:
            for signal in signals().values():
                if signal.key in unseen:
                    _fingerprint(ledger, signal)
                stage.advance(1)
        make_carriers(ledger)


def _reading() -> pa.Table:
    """The kinds of facts that each signal reads: signal, kind."""
    pairs = [(signal.key, kind) for signal in signals().values() for kind in signal.reads]
    return pa.table({"signal": [key for key, _ in pairs], "kind": [kind for _, kind in pairs]})


def _prefixes() -> pa.Table:
    """What the fingerprints of each signal begin with, but for those of whole contents: signal, prefix."""
    made = [signal for signal in signals().values() if not signal.whole]
    return pa.table({"signal": [signal.key for signal in made], "prefix": [signal.prefix for signal in made]})


_OUTDATED = """
DELETE FROM fingerprint USING prefixes x
WHERE x.signal = fingerprint.signal AND NOT starts_with(fingerprint.fingerprint, x.prefix)
"""

_UNSEEN = """
CREATE OR REPLACE TEMP TABLE unseen AS
SELECT DISTINCT r.signal, f.value FROM fact f JOIN reading r USING (kind)
ANTI JOIN fingerprint p ON p.signal = r.signal AND p.value = f.value WHERE f.value IS NOT NULL
"""


def _texts_of(ledger: duckdb.DuckDBPyConnection, signal: Signal) -> Sequence[str]:
    """What is compared of each fingerprint of `subject` (pos, fp, fingerprint), in the order of `pos`."""
    if not signal.whole:
        return [text for (text,) in ledger.execute("SELECT fingerprint FROM subject ORDER BY pos").fetchall()]
    row = ledger.execute("SELECT count(*) FROM subject").fetchone()
    texts = [""] * (row[0] if row else 0)
    cursor = ledger.execute(
        "SELECT s.pos, c.text FROM readable c JOIN (SELECT s.pos, min(p.value) AS id FROM subject s "
        "JOIN fingerprint p ON p.signal = ? AND p.fp = s.fp GROUP BY s.pos) s USING (id)",
        [signal.key],
    )
    while rows := cursor.fetchmany(1000):
        for at, text in rows:
            texts[at] = text
    return texts


def texts_among(ledger: duckdb.DuckDBPyConnection, signal: Signal, fps: str) -> dict[int, str]:
    """What is compared of each of the fingerprints that the query `fps` (fp) gives; makes `subject` of them."""
    ledger.execute(_SUBJECT.format(fps=fps), [signal.key])
    numbers = [fp for (fp,) in ledger.execute("SELECT fp FROM subject ORDER BY pos").fetchall()]
    return dict(zip(numbers, _texts_of(ledger, signal), strict=True))


_SUBJECT = """
CREATE OR REPLACE TEMP TABLE subject AS SELECT row_number() OVER (ORDER BY fp) - 1 AS pos, fp, fingerprint
FROM (SELECT DISTINCT fp, fingerprint FROM fingerprint WHERE signal = $1 AND fp IN ({fps}))
"""


def _fingerprint(ledger: duckdb.DuckDBPyConnection, signal: Signal) -> None:
    if signal.whole:
        ledger.execute(
            "INSERT INTO fingerprint SELECT ?, id, md5(text), md5_number_lower(md5(text)) FROM readable "
            "WHERE refused IS NULL AND id IN (SELECT value FROM unseen WHERE signal = ?)",
            [signal.key, signal.key],
        )
        return
    for rows in _contents(ledger, signal) if signal.content else _values(ledger, signal):
        made = pa.table(
            {
                "value": pa.array([value for value, _ in rows], pa.string()),
                "fingerprint": pa.array(signal.fingerprints([text for _, text in rows]), pa.string()),
            }
        )
        with given(ledger, made=made):
            ledger.execute(
                "INSERT INTO fingerprint SELECT ?, value, fingerprint, md5_number_lower(fingerprint) FROM made",
                [signal.key],
            )


def _values(ledger: duckdb.DuckDBPyConnection, signal: Signal) -> Iterator[Sequence[tuple[str, str]]]:
    """The values that the signal has not seen, each as what is read of it."""
    ledger.execute("CREATE OR REPLACE TEMP TABLE unread AS SELECT value FROM unseen WHERE signal = ?", [signal.key])
    start = 0
    sql = "SELECT value, value FROM unread WHERE rowid >= ? AND rowid < ?"
    while rows := ledger.execute(sql, [start, start + CHUNK]).fetchall():
        yield rows
        start += CHUNK


def _contents(ledger: duckdb.DuckDBPyConnection, signal: Signal) -> Iterator[Sequence[tuple[str, str]]]:
    """The contents that the signal has not seen, and what is read of them: in one go, for that is much."""
    cursor = ledger.cursor()
    kinds = ", ".join(f"'{kind}'" for kind in signal.reads)
    cursor.execute(
        f"SELECT DISTINCT f.value, c.text FROM fact f JOIN readable c ON c.id = f.value AND c.refused IS NULL "
        f"WHERE f.kind IN ({kinds}) AND f.value IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM fingerprint p WHERE p.signal = ? AND p.value = f.value)",
        [signal.key],
    )
    yield from iter(partial(cursor.fetchmany, CHUNK), [])
