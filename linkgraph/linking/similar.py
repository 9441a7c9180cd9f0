"""Blocking and comparison: which fingerprints of a signal are alike.

Two fingerprints are compared where they share a block key, or where the signal itself says
so. A key under which too many meet is not compared pair by pair: it is written to `crowded`,
from where it is listed as a hub.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph import __version__
from linkgraph.ledger.memory import give_back
from linkgraph.linking.fingerprints import texts_of
from linkgraph.linking.meeting import meet_all
from linkgraph.linking.model import Model
from linkgraph.signals import Comparison, Signal, signals

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress

CHUNK = 20_000
WORTH = 2.5
"""Bits from which a fact that only completes others is worth meeting on."""


def compare_all(ledger: duckdb.DuckDBPyConnection, model: Model, progress: Progress) -> None:
    """Brings `alike` and `crowded` up to date, one signal at a time; a killed run goes on with the next."""
    with progress.stage("comparing", len(signals())) as stage:
        for signal in signals().values():
            stage.note(signal.title)
            _compare_signal(ledger, signal, model)
            give_back()
            stage.advance(1)


def _compare_signal(ledger: duckdb.DuckDBPyConnection, signal: Signal, model: Model) -> None:
    if not signal.meets:
        return
    inputs = _digest(ledger, signal, model)
    known = ledger.execute("SELECT inputs FROM compared WHERE signal = ?", [signal.key]).fetchone()
    if known and known[0] == inputs:
        return
    ledger.execute("BEGIN")
    try:
        ledger.execute("DELETE FROM alike WHERE signal = ?", [signal.key])
        ledger.execute("DELETE FROM crowded WHERE signal = ?", [signal.key])
        _fill(ledger, signal, model)
        ledger.execute("INSERT OR REPLACE INTO compared VALUES (?, ?)", [signal.key, inputs])
        ledger.execute("COMMIT")
    except BaseException:
        ledger.execute("ROLLBACK")
        raise


def _digest(ledger: duckdb.DuckDBPyConnection, signal: Signal, model: Model) -> str:
    who = "md5_number_lower(account || fp)" if signal.together else "fp"
    row = ledger.execute(
        "SELECT count(*), bit_xor(x), sum(x % 1000003) "
        f"FROM (SELECT DISTINCT {who} AS x FROM carrier WHERE signal = ?)",
        [signal.key],
    ).fetchone()
    told = ledger.execute("SELECT text FROM boilerplate ORDER BY text").fetchall() if signal.together else []
    return f"{row} {told} {model.crowd} {sorted(_levels(signal, model))} {__version__}"


def _levels(signal: Signal, model: Model) -> set[str]:
    """The levels that are worth keeping."""
    least = WORTH if signal.completes else 0.0
    return {level for level, bits in model.signals[signal.key].levels.items() if bits > least}


def _fill(ledger: duckdb.DuckDBPyConnection, signal: Signal, model: Model) -> None:
    ledger.execute(
        "CREATE OR REPLACE TEMP TABLE subject AS SELECT row_number() OVER (ORDER BY fp) - 1 AS pos, fp, fingerprint "
        "FROM (SELECT DISTINCT p.fp, p.fingerprint FROM fingerprint p WHERE p.signal = ? "
        "AND p.fp IN (SELECT fp FROM carrier WHERE signal = ?))",
        [signal.key, signal.key],
    )
    fps = [fp for (fp,) in ledger.execute("SELECT fp FROM subject ORDER BY pos").fetchall()]
    texts = texts_of(ledger, signal)
    if signal.together:
        meet_all(ledger, signal, texts, _levels(signal, model))
        return
    own = signal.candidates(texts)
    pairs = (
        _uncrowded(ledger, signal, own, len(texts), model.crowd)
        if own is not None
        else _blocked(ledger, signal, texts, model)
    )
    levels = _levels(signal, model)
    for chunk in _chunks(pairs):
        found = signal.compare_many((texts[i], texts[j]) for i, j in chunk)
        _store(ledger, signal, _kept(chunk, found, fps, levels))


def _kept(
    chunk: Sequence[tuple[int, int]],
    found: Iterable[Comparison | None],
    fps: Sequence[int],
    levels: set[str],
) -> list[tuple[int, int, Comparison]]:
    return [
        (fps[i], fps[j], comparison)
        for (i, j), comparison in zip(chunk, found, strict=True)
        if comparison is not None and comparison.level in levels
    ]


def _store(ledger: duckdb.DuckDBPyConnection, signal: Signal, kept: list[tuple[int, int, Comparison]]) -> None:
    if not kept:
        return
    table = pa.table(
        {
            "left_fp": pa.array([min(a, b) for a, b, _ in kept], pa.uint64()),
            "right_fp": pa.array([max(a, b) for a, b, _ in kept], pa.uint64()),
            "level": pa.array([c.level for _, _, c in kept], pa.string()),
            "distance": pa.array([c.distance for _, _, c in kept], pa.float64()),
            "detail": pa.array([c.detail for _, _, c in kept], pa.string()),
        }
    )
    ledger.register("alike_row", table)
    ledger.execute(
        "INSERT INTO alike SELECT ?, left_fp, right_fp, level, distance, detail FROM alike_row", [signal.key]
    )
    ledger.unregister("alike_row")


def _blocked(
    ledger: duckdb.DuckDBPyConnection, signal: Signal, texts: Sequence[str], model: Model
) -> Iterator[tuple[int, int]]:
    """Pairs that share a block key which is not crowded, each once."""
    ledger.execute("CREATE OR REPLACE TEMP TABLE block (key UBIGINT, name VARCHAR, pos INTEGER)")
    for start in range(0, len(texts), CHUNK):
        keyed = [
            (key, at) for at, text in enumerate(texts[start : start + CHUNK], start) for key in signal.block_keys(text)
        ]
        if keyed:
            table = pa.table(
                {
                    "key": pa.array([k for k, _ in keyed], pa.string()),
                    "pos": pa.array([a for _, a in keyed], pa.int32()),
                }
            )
            ledger.register("keyed", table)
            ledger.execute("INSERT INTO block SELECT md5_number_lower(key), left(key, 60), pos FROM keyed")
            ledger.unregister("keyed")
    ledger.execute(
        "INSERT INTO crowded SELECT ?, any_value(b.name), arg_min(s.fingerprint, b.pos), count(*) FROM block b "
        "JOIN subject s ON s.pos = b.pos GROUP BY b.key HAVING count(*) > ?",
        [signal.key, model.crowd],
    )
    found = ledger.execute(
        "SELECT DISTINCT a.pos AS i, b.pos AS j FROM block a JOIN block b USING (key) "
        "WHERE a.pos < b.pos AND a.key NOT IN "
        f"(SELECT key FROM block GROUP BY key HAVING count(*) > {model.crowd}) ORDER BY ALL"
    ).fetchnumpy()
    yield from zip(found["i"].tolist(), found["j"].tolist(), strict=True)


def _uncrowded(
    ledger: duckdb.DuckDBPyConnection,
    signal: Signal,
    pairs: Iterable[tuple[int, int]],
    count: int,
    crowd: int,
) -> list[tuple[int, int]]:
    """The signal's own candidates, less those of fingerprints that meet too many others."""
    listed = list(pairs)
    degree = [0] * count
    for i, j in listed:
        degree[i] += 1
        degree[j] += 1
    for at, size in enumerate(degree):
        if size > crowd:
            ledger.execute(
                "INSERT INTO crowded SELECT ?, left(fingerprint, 60), fingerprint, ? FROM subject WHERE pos = ?",
                [signal.key, size, at],
            )
    return [(i, j) for i, j in listed if degree[i] <= crowd or degree[j] <= crowd]


def _chunks(pairs: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    chunk: list[tuple[int, int]] = []
    for pair in pairs:
        chunk.append(pair)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
