"""Blocking and comparison: which fingerprints of a signal are alike.

Two fingerprints are compared where they share a block key, or where the signal itself says
so. A key under which too many meet is not compared pair by pair: it is written to `crowded`,
from where it is listed as a hub.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph import __version__
from linkgraph.ledger.ledger import given, whole
from linkgraph.ledger.memory import give_back
from linkgraph.linking.answers import answer, forget_answers
from linkgraph.linking.blocks import meet_in_blocks
from linkgraph.linking.fingerprints import texts_among
from linkgraph.linking.meeting import meet_all
from linkgraph.linking.model import Model
from linkgraph.linking.proposed import propose
from linkgraph.linking.touched import forget_pairs, note_ends, noted
from linkgraph.signals import Comparison, Growing, Signal, Together, signals

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress

_ALIKE = "SELECT * FROM alike WHERE signal = ?"
_ENDS = "SELECT signal, unnest([left_fp, right_fp]), NULL FROM differing"
CHUNK = 20_000
WORTH = 2.5
"""Bits from which a fact that only completes others is worth meeting on."""


def compare_all(ledger: duckdb.DuckDBPyConnection, model: Model, progress: Progress) -> None:
    """Brings `alike` and `crowded` up to date, one signal at a time; a killed run goes on with the next."""
    with progress.stage("comparing", len(signals())) as stage:
        forget_answers(ledger)
        for signal in signals().values():
            stage.note(signal.title)
            _compare_signal(ledger, signal, model)
            give_back()
            stage.advance(1)


def _compare_signal(ledger: duckdb.DuckDBPyConnection, signal: Signal, model: Model) -> None:
    if not signal.meets:
        return
    settings, (number, carried) = _settings(ledger, signal, model), _carried(ledger, signal)
    known = ledger.execute("SELECT inputs FROM compared WHERE signal = ?", [signal.key]).fetchone()
    before = known[0] if known else ""
    if before == settings + carried:
        return
    with whole(ledger):
        if not before.startswith(settings):
            ledger.execute("DELETE FROM alike WHERE signal = ?", [signal.key])
            ledger.execute("DELETE FROM block WHERE signal = ?", [signal.key])
            forget_pairs(ledger)
        ledger.execute("DELETE FROM crowded WHERE signal = ?", [signal.key])
        if number or before:
            _fill(ledger, signal, model)
        ledger.execute("INSERT OR REPLACE INTO compared VALUES (?, ?)", [signal.key, settings + carried])


def _settings(ledger: duckdb.DuckDBPyConnection, signal: Signal, model: Model) -> str:
    """What comparisons depend on beside the fingerprints: with other settings they are made anew."""
    told = (
        ledger.execute("SELECT text FROM boilerplate ORDER BY text").fetchall() if isinstance(signal, Together) else []
    )
    return f"{told} {model.crowd} {sorted(_levels(signal, model))} {__version__} "


def _carried(ledger: duckdb.DuckDBPyConnection, signal: Signal) -> tuple[int, str]:
    """How much is compared, and a digest of it."""
    who = "md5_number_lower(account || fp)" if isinstance(signal, Together) else "fp"
    [row] = ledger.execute(
        "SELECT count(*), bit_xor(x), sum(x % 1000003) "
        f"FROM (SELECT DISTINCT {who} AS x FROM carrier WHERE signal = ?)",
        [signal.key],
    ).fetchall()
    return row[0], str(row)


def _levels(signal: Signal, model: Model) -> set[str]:
    """The levels that are worth keeping."""
    least = WORTH if signal.completes else 0.0
    return {level for level, bits in model.signals[signal.key].levels.items() if bits > least}


def _fill(ledger: duckdb.DuckDBPyConnection, signal: Signal, model: Model) -> None:
    if type(signal).candidates is Signal.candidates and not isinstance(signal, Together):
        meet_in_blocks(ledger, signal, model.crowd)
        _compare_new(ledger, signal, _levels(signal, model))
        return
    by_number = texts_among(ledger, signal, "SELECT fp FROM carrier WHERE signal = $1")
    fps, texts = list(by_number), list(by_number.values())
    if isinstance(signal, Together):
        with noted(ledger, _ALIKE, _ENDS, [signal.key]):
            ledger.execute("DELETE FROM alike WHERE signal = ?", [signal.key])
            meet_all(ledger, signal, texts, _levels(signal, model))
        return
    own = propose(ledger, signal, fps, texts) if isinstance(signal, Growing) else signal.candidates(texts)
    _note_question(ledger, signal, fps, _uncrowded(ledger, signal, own or (), len(texts), model.crowd))
    answer(ledger, by_number)
    with noted(ledger, _ALIKE, _ENDS, [signal.key]):
        _take_answers(ledger, signal, _levels(signal, model))


def _compare_new(ledger: duckdb.DuckDBPyConnection, signal: Signal, levels: set[str]) -> None:
    """Compares the pairs of `question`; adds those that are alike to `alike`."""
    texts = texts_among(ledger, signal, "SELECT a FROM question UNION ALL SELECT b FROM question")
    asked = ledger.execute("SELECT a, b FROM question ORDER BY ALL").fetchnumpy()
    left, right = asked["a"].tolist(), asked["b"].tolist()
    for start in range(0, len(left), CHUNK):
        chunk = list(zip(left[start : start + CHUNK], right[start : start + CHUNK], strict=True))
        found = signal.compare_many((texts[a], texts[b]) for a, b in chunk)
        kept = [(a, b, c) for (a, b), c in zip(chunk, found, strict=True) if c is not None and c.level in levels]
        _store(ledger, signal, kept)


def _note_question(
    ledger: duckdb.DuckDBPyConnection, signal: Signal, fps: Sequence[int], pairs: Sequence[tuple[int, int]]
) -> None:
    """Makes `question` (signal, a, b) of pairs of places."""
    columns = {
        "a": pa.array([min(fps[i], fps[j]) for i, j in pairs], pa.uint64()),
        "b": pa.array([max(fps[i], fps[j]) for i, j in pairs], pa.uint64()),
    }
    with given(ledger, candidate=pa.table(columns)):
        ledger.execute(
            "CREATE OR REPLACE TEMP TABLE question AS SELECT DISTINCT $1::VARCHAR AS signal, a, b FROM candidate",
            [signal.key],
        )


def _take_answers(ledger: duckdb.DuckDBPyConnection, signal: Signal, levels: set[str]) -> None:
    """Makes `alike` anew out of `answer`."""
    ledger.execute("DELETE FROM alike WHERE signal = ?", [signal.key])
    ledger.execute(
        "INSERT INTO alike SELECT ?, a, b, level, distance, detail FROM answer WHERE level IN (SELECT unnest(?))",
        [signal.key, sorted(levels)],
    )


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
    with given(ledger, alike_row=table):
        ledger.execute(
            "INSERT INTO alike SELECT ?, left_fp, right_fp, level, distance, detail FROM alike_row", [signal.key]
        )
        note_ends(ledger, signal.key, "alike_row")


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
