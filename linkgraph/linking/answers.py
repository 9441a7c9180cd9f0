"""What signals said of pairs of fingerprints, asked once: a comparison depends on its two fingerprints alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph import __version__
from linkgraph.ledger.ledger import get_meta, given, set_meta
from linkgraph.linking.fingerprints import texts_of
from linkgraph.signals import Comparison, Signal

if TYPE_CHECKING:
    import duckdb

CHUNK = 20_000


def answer(ledger: duckdb.DuckDBPyConnection, signal: Signal, texts: Mapping[int, str] | None = None) -> None:
    """Makes `answer` (a, b, level, distance, detail) for the pairs (a, b), a <= b, of the table `question`.

    Pairs that are not alike have no row. What this release was asked before is not asked again. `texts` are
    the fingerprints by their numbers, where they are at hand.
    """
    _forget(ledger, signal)
    ledger.execute(_UNASKED, [signal.key])
    unasked = ledger.execute("SELECT a, b FROM unasked ORDER BY ALL").fetchnumpy()
    left, right = unasked["a"].tolist(), unasked["b"].tolist()
    if left:
        texts = _texts(ledger, signal) if texts is None else texts
    for start in range(0, len(left), CHUNK):
        pairs = list(zip(left[start : start + CHUNK], right[start : start + CHUNK], strict=True))
        found = signal.compare_many((texts[a], texts[b]) for a, b in pairs) if texts else []
        _keep(ledger, signal, pairs, list(found))
    ledger.execute(_ANSWER, [signal.key])


def _forget(ledger: duckdb.DuckDBPyConnection, signal: Signal) -> None:
    """Drops answers of another release, and those about fingerprints that nobody carries."""
    stamp = f"answered {signal.key}"
    if get_meta(ledger, stamp) != __version__:
        ledger.execute("DELETE FROM answered WHERE signal = ?", [signal.key])
        set_meta(ledger, stamp, __version__)
    ledger.execute(_UNCARRIED, [signal.key, signal.key, signal.key])


def _texts(ledger: duckdb.DuckDBPyConnection, signal: Signal) -> dict[int, str]:
    """The fingerprints of which anything is asked anew."""
    ledger.execute(_SUBJECT, [signal.key])
    fps = [fp for (fp,) in ledger.execute("SELECT fp FROM subject ORDER BY pos").fetchall()]
    return dict(zip(fps, texts_of(ledger, signal), strict=True))


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


_UNASKED = """
CREATE OR REPLACE TEMP TABLE unasked AS
SELECT q.a, q.b FROM question q ANTI JOIN (SELECT a, b FROM answered WHERE signal = ?) k ON k.a = q.a AND k.b = q.b
"""
_ANSWER = """
CREATE OR REPLACE TEMP TABLE answer AS
SELECT k.a, k.b, k.level, k.distance, k.detail FROM answered k SEMI JOIN question q ON q.a = k.a AND q.b = k.b
WHERE k.signal = ? AND k.level IS NOT NULL
"""
_UNCARRIED = """
DELETE FROM answered WHERE signal = ? AND (a NOT IN (SELECT fp FROM carrier WHERE signal = ?)
OR b NOT IN (SELECT fp FROM carrier WHERE signal = ?))
"""
_SUBJECT = """
CREATE OR REPLACE TEMP TABLE subject AS SELECT row_number() OVER (ORDER BY fp) - 1 AS pos, fp, fingerprint
FROM (SELECT DISTINCT fp, fingerprint FROM fingerprint p WHERE p.signal = ?
      AND fp IN (SELECT a FROM unasked UNION ALL SELECT b FROM unasked))
"""
