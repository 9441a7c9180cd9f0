"""Normalising each raw value once: the cache of canonical values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.pool import in_processes
from linkgraph.normalise import normaliser

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress

CHUNK = 20_000
Key = tuple[str, str, str | None]


def normalise_missing(ledger: duckdb.DuckDBPyConnection, wanted: str, progress: Progress) -> None:
    """Normalises every (kind, raw, country) that the query `wanted` yields and the cache lacks."""
    ledger.execute(
        f"CREATE OR REPLACE TEMP TABLE wanted AS SELECT w.kind, w.raw, w.country FROM ({wanted}) w(kind, raw, country) "
        "WHERE w.raw IS NOT NULL AND NOT EXISTS (SELECT 1 FROM normal n WHERE n.kind = w.kind AND n.raw = w.raw "
        "AND n.country IS NOT DISTINCT FROM w.country)"
    )
    row = ledger.execute("SELECT count(*) FROM wanted").fetchone()
    total = int(row[0]) if row else 0
    if not total:
        return
    keys: list[Key] = ledger.execute("SELECT kind, raw, country FROM wanted").fetchall()
    chunks = [keys[start : start + CHUNK] for start in range(0, total, CHUNK)]
    with progress.stage("normalising values", total) as stage:
        for chunk, values in zip(chunks, in_processes(normalise_chunk, chunks, few=2), strict=True):
            _store(ledger, chunk, values)
            stage.advance(len(chunk))


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
    ledger.register("normalised", table)
    ledger.execute("INSERT INTO normal SELECT kind, raw, country, value FROM normalised")
    ledger.unregister("normalised")
