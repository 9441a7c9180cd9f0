"""Fingerprints of every value in use, each made once, and which accounts carry them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.ledger import given
from linkgraph.linking.carriers import find_uncarried, make_carriers
from linkgraph.signals import Signal, signals

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress


def make_fingerprints(ledger: duckdb.DuckDBPyConnection, progress: Progress) -> None:
    """Fills `fingerprint` for values not seen before, and makes `carrier` (see `carriers`)."""
    with given(ledger, reading=_reading(), prefixes=_prefixes()):
        ledger.execute(_OUTDATED)
        find_uncarried(ledger)
        unseen = {signal for (signal,) in ledger.execute(_UNSEEN).fetchall()}
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
SELECT DISTINCT r.signal FROM fact f JOIN reading r USING (kind) WHERE f.value IS NOT NULL
AND NOT EXISTS (SELECT 1 FROM fingerprint p WHERE p.signal = r.signal AND p.value = f.value)
"""


def texts_of(ledger: duckdb.DuckDBPyConnection, signal: Signal) -> Sequence[str]:
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


def _fingerprint(ledger: duckdb.DuckDBPyConnection, signal: Signal) -> None:
    unseen = (
        f"f.kind IN ({_quoted(signal)}) AND f.value IS NOT NULL AND NOT EXISTS "
        "(SELECT 1 FROM fingerprint p WHERE p.signal = ? AND p.value = f.value)"
    )
    if signal.whole:
        ledger.execute(
            "INSERT INTO fingerprint SELECT ?, id, md5(text), md5_number_lower(md5(text)) FROM readable "
            f"WHERE refused IS NULL AND id IN (SELECT f.value FROM fact f WHERE {unseen})",
            [signal.key, signal.key],
        )
        return
    source = "c.text" if signal.content else "f.value"
    join = "JOIN readable c ON c.id = f.value AND c.refused IS NULL" if signal.content else ""
    cursor = ledger.cursor()
    cursor.execute(f"SELECT DISTINCT f.value, {source} FROM fact f {join} WHERE {unseen}", [signal.key])
    while rows := cursor.fetchmany(20_000):
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


def _quoted(signal: Signal) -> str:
    return ", ".join(f"'{kind}'" for kind in signal.reads)
