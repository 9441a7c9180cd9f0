"""Normalising each raw value once: the cache of canonical values.

Whole columns first, as far as columns can tell; what is left is read value by value, in processes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import tee
from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from linkgraph.ledger.ledger import arrow, given, whole
from linkgraph.ledger.pool import in_processes
from linkgraph.normalise import normaliser
from linkgraph.normalise.columns import COLUMN, MANY, columnwise

if TYPE_CHECKING:
    import duckdb

    from linkgraph.normalise.columns import Canonical
    from linkgraph.progress import Progress

CHUNK = 20_000
AHEAD = 16
"""Chunks that are fetched before the values of the first are asked for."""
FEW = 6
"""Chunks up to which starting processes costs more than it saves."""
Key = tuple[str, str, str | None]


def normalise_missing(ledger: duckdb.DuckDBPyConnection, wanted: str, progress: Progress) -> None:
    """Normalises every (kind, raw, country) that the query `wanted` yields and the cache lacks."""
    ledger.execute(
        f"CREATE OR REPLACE TEMP TABLE wanted AS SELECT w.kind, w.raw, w.country FROM ({wanted}) w(kind, raw, country) "
        "WHERE w.raw IS NOT NULL AND NOT EXISTS (SELECT 1 FROM normal n WHERE n.kind = w.kind AND n.raw = w.raw "
        "AND n.country IS NOT DISTINCT FROM w.country)"
    )
    counts = dict(ledger.execute("SELECT kind, count(*) FROM wanted GROUP BY kind").fetchall())
    total = sum(counts.values())
    if not total:
        return
    _normalise_columns(ledger, [kind for kind, count in counts.items() if count >= MANY])
    left = _count(ledger)
    with progress.stage("normalising values", total) as stage:
        stage.advance(total - left)
        chunks, sent = tee(_chunks(ledger, left))
        done = in_processes(normalise_chunk, sent, few=FEW, group=1, ahead=AHEAD)
        for chunk, values in zip(chunks, done, strict=True):
            _store(ledger, chunk, values)
            stage.advance(len(chunk))


def _normalise_columns(ledger: duckdb.DuckDBPyConnection, kinds: Sequence[str]) -> None:
    """Moves from `wanted` to `normal` what can be told for whole columns."""
    able = {kind: canonical for kind in kinds if (canonical := columnwise(kind))}
    if not able:
        return
    rows = _count(ledger)
    ledger.execute(
        "CREATE OR REPLACE TEMP TABLE left_over AS SELECT * FROM wanted WHERE NOT list_contains(?, kind)", [list(able)]
    )
    with whole(ledger):
        for kind, canonical in able.items():
            for start in range(0, rows, COLUMN):
                _normalise_column(ledger, kind, canonical, start)
    ledger.execute("CREATE OR REPLACE TEMP TABLE wanted AS SELECT * FROM left_over; DROP TABLE left_over")


def _normalise_column(ledger: duckdb.DuckDBPyConnection, kind: str, canonical: Canonical, start: int) -> None:
    """The values of one kind among `COLUMN` rows of `wanted`."""
    found = arrow(ledger, f"SELECT raw, country FROM wanted WHERE kind = '{kind}' AND {_rows(start, COLUMN)}")
    if found.num_rows == 0:
        return
    told = pl.DataFrame(found).with_columns(value=canonical(pl.Series(found["raw"])))
    with given(ledger, told=told.to_arrow()):
        ledger.execute(f"INSERT INTO normal SELECT '{kind}', raw, country, value FROM told WHERE value IS NOT NULL")
        ledger.execute(f"INSERT INTO left_over SELECT '{kind}', raw, country FROM told WHERE value IS NULL")


def _chunks(ledger: duckdb.DuckDBPyConnection, rows: int) -> Iterator[list[Key]]:
    """The rows of `wanted`, a chunk at a time: memory holds those that are being worked on."""
    for start in range(0, rows, CHUNK):
        yield ledger.execute(f"SELECT kind, raw, country FROM wanted WHERE {_rows(start, CHUNK)}").fetchall()


def _rows(start: int, count: int) -> str:
    return f"rowid >= {start} AND rowid < {start + count}"


def _count(ledger: duckdb.DuckDBPyConnection) -> int:
    row = ledger.execute("SELECT count(*) FROM wanted").fetchone()
    return int(row[0]) if row else 0


def normalise_chunk(keys: list[Key]) -> list[str | None]:
    """The canonical values of a chunk, in order; run in a worker process."""
    return [normaliser(kind)(raw, country) for kind, raw, country in keys]


def _store(ledger: duckdb.DuckDBPyConnection, keys: list[Key], values: list[str | None]) -> None:
    kinds, raws, countries = zip(*keys, strict=True)
    table = pa.table(
        {
            "kind": pa.array(kinds, pa.string()),
            "raw": pa.array(raws, pa.string()),
            "country": pa.array(countries, pa.string()),
            "value": pa.array(values, pa.string()),
        }
    )
    with given(ledger, normalised=table):
        ledger.execute("INSERT INTO normal SELECT kind, raw, country, value FROM normalised")
