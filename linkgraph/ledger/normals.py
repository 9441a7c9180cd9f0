"""Normalising each raw value once: the cache of canonical values.

Whole columns first, as far as columns can tell; what is left is read value by value, in processes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pyarrow as pa

from linkgraph.ledger.ledger import arrow, given
from linkgraph.ledger.pool import in_processes
from linkgraph.normalise import normaliser
from linkgraph.normalise.columns import columnwise

if TYPE_CHECKING:
    import duckdb

    from linkgraph.normalise.columns import Canonical
    from linkgraph.progress import Progress

CHUNK = 20_000
COLUMN = 200_000
MANY = 500
"""Values of one kind from which on a whole column pays."""
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
    for kind, count in counts.items():
        if count >= MANY and (canonical := columnwise(kind)):
            _normalise_column(ledger, kind, canonical)
    keys: list[Key] = ledger.execute("SELECT kind, raw, country FROM wanted").fetchall()
    chunks = [keys[start : start + CHUNK] for start in range(0, len(keys), CHUNK)]
    with progress.stage("normalising values", total) as stage:
        stage.advance(total - len(keys))
        for chunk, values in zip(chunks, in_processes(normalise_chunk, chunks, few=FEW), strict=True):
            _store(ledger, chunk, values)
            stage.advance(len(chunk))


def _normalise_column(ledger: duckdb.DuckDBPyConnection, kind: str, canonical: Canonical) -> None:
    """Moves from `wanted` to `normal` what can be told for whole columns."""
    ledger.execute("CREATE OR REPLACE TEMP TABLE left_over AS SELECT * FROM wanted WHERE kind <> ?", [kind])
    found = arrow(ledger, f"SELECT raw, country FROM wanted WHERE kind = '{kind}'")
    for start in range(0, found.num_rows, COLUMN):
        part = found.slice(start, COLUMN)
        told = pl.DataFrame(part).with_columns(value=canonical(pl.Series(part["raw"])))
        with given(ledger, told=told.to_arrow()):
            ledger.execute(f"INSERT INTO normal SELECT '{kind}', raw, country, value FROM told WHERE value IS NOT NULL")
            ledger.execute(f"INSERT INTO left_over SELECT '{kind}', raw, country FROM told WHERE value IS NULL")
    ledger.execute("CREATE OR REPLACE TEMP TABLE wanted AS SELECT * FROM left_over; DROP TABLE left_over")


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
