"""Rows for the tests of the ledger, as an ingestor would yield them."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pyarrow as pa

from linkgraph.ledger.rows import Loaded, load_source
from linkgraph.records import Batch, Reject, record_kind


def batch(kind: str, *rows: dict[str, str], first: int = 2, file: str | None = None) -> Batch:
    """Rows on the lines from `first` on; a row may say its own `line`."""
    names = [*record_kind(kind).columns, "extra"]
    columns = {name: pa.array([row.get(name) for row in rows], pa.string()) for name in names}
    lines = [int(row.get("line", first + at)) for at, row in enumerate(rows)]
    return Batch(kind, file or f"{kind}.csv", pa.table({**columns, "line": pa.array(lines, pa.int64())}))


def load(
    ledger: duckdb.DuckDBPyConnection, kind: str, items: Iterable[Batch | Reject], *, run: str = "r1", digest: str = "d"
) -> Loaded:
    """Loads what `<kind>.csv` yields."""
    return load_source(ledger, f"{kind}.csv", kind, digest, run, items)


def rows(ledger: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[object, ...]]:
    """The rows of a query, sorted by their text."""
    return sorted(ledger.execute(sql).fetchall(), key=repr)
