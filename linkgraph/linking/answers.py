"""What signals said of pairs of fingerprints, asked once: a comparison depends on its two fingerprints alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph import __version__
from linkgraph.ledger.ledger import get_meta, given, set_meta
from linkgraph.linking.fingerprints import texts_among
from linkgraph.linking.touched import pairs_are_kept
from linkgraph.signals import Comparison, Signal, signals

if TYPE_CHECKING:
    import duckdb

CHUNK = 20_000
_STAMP = "answered"


def answer(ledger: duckdb.DuckDBPyConnection, texts: Mapping[int, str] | None = None) -> None:
    """Makes `answer` (signal, a, b, level, distance, detail) for the rows (signal, a, b), a <= b, of `question`.

    Pairs that are not alike have no row. What this release was asked before is not asked again. `texts` are
    the fingerprints by their numbers, where they are at hand and of one signal.
    """
    ledger.execute(_UNASKED)
    unasked = ledger.execute("SELECT signal, a, b FROM unasked ORDER BY ALL").fetchall()
    for key, asked in groupby(unasked, lambda row: row[0]):
        signal, pairs = signals()[key], [(a, b) for _, a, b in asked]
        known = texts_among(ledger, signal, _ASKED_OF.format(key=key)) if texts is None else texts
        for start in range(0, len(pairs), CHUNK):
            some = pairs[start : start + CHUNK]
            found = signal.compare_many((known[a], known[b]) for a, b in some)
            _keep(ledger, signal, some, list(found))
    ledger.execute(_ANSWER)


def forget_answers(ledger: duckdb.DuckDBPyConnection) -> None:
    """Drops answers of another release, and those about fingerprints that nobody carries any more."""
    if get_meta(ledger, _STAMP) != __version__:
        ledger.execute("DELETE FROM answered")
        set_meta(ledger, _STAMP, __version__)
    ledger.execute(_DROPPED.format(some="touched" if pairs_are_kept(ledger) else _ASKED))
    if ledger.execute("SELECT 1 FROM dropped LIMIT 1").fetchone():
        ledger.execute(_FORGOTTEN)


def _keep(
    ledger: duckdb.DuckDBPyConnection,
    signal: Signal,
    pairs: Sequence[tuple[int, int]],
    found: Sequence[Comparison | None],
) -> None:
    told = pa.table(
        {
            "a": pa.array([a for a, _ in pairs], pa.uint64()),
            "b": pa.array([b for _, b in pairs], pa.uint64()),
            "level": pa.array([c.level if c else None for c in found], pa.string()),
            "distance": pa.array([c.distance if c else None for c in found], pa.float64()),
            "detail": pa.array([c.detail if c else None for c in found], pa.string()),
        }
    )
    with given(ledger, told=told):
        ledger.execute("INSERT INTO answered SELECT ?, * FROM told", [signal.key])


_KNOWN = "SELECT * FROM answered WHERE signal IN (SELECT signal FROM question)"
_UNASKED = f"""
CREATE OR REPLACE TEMP TABLE unasked AS
SELECT q.signal, q.a, q.b FROM question q ANTI JOIN ({_KNOWN}) k ON k.signal = q.signal AND k.a = q.a AND k.b = q.b
"""
_ANSWER = f"""
CREATE OR REPLACE TEMP TABLE answer AS
SELECT k.* FROM ({_KNOWN} AND level IS NOT NULL) k
SEMI JOIN question q ON q.signal = k.signal AND q.a = k.a AND q.b = k.b
"""
_ASKED = "(SELECT signal, a AS fp FROM answered UNION ALL SELECT signal, b FROM answered)"
_DROPPED = """
CREATE OR REPLACE TEMP TABLE dropped AS
SELECT DISTINCT t.signal, t.fp FROM {some} t ANTI JOIN carrier c ON c.signal = t.signal AND c.fp = t.fp
"""
_FORGOTTEN = """
DELETE FROM answered WHERE (signal, a) IN (SELECT (signal, fp) FROM dropped)
OR (signal, b) IN (SELECT (signal, fp) FROM dropped)
"""
_ASKED_OF = "SELECT unnest([a, b]) FROM unasked WHERE signal = '{key}'"
