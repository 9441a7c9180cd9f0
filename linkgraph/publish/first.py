"""The rows for a store that holds none: there is nothing to compare them with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.ledger import given
from linkgraph.publish.staged import (
    DIGEST,
    OWNER,
    check_ids,
    digested,
    drop_rows,
    in_parts,
    read_parts,
    stage_made,
)
from linkgraph.publish.tables import is_simple, query_of
from linkgraph.schema import Table, arrow_schema

if TYPE_CHECKING:
    import duckdb


def first_rows(ledger: duckdb.DuckDBPyConnection, table: Table, store: str, size: int) -> Iterator[pa.Table]:
    """The rows that the ledger makes for `table`, in the declared shape and in parts of about `size` bytes.

    What `store` is given is noted, which counts once the ledger knows the run that the store shows.
    StoreError, before or after the parts, where two rows have one id.
    """
    return (_as_made if is_simple(table) else _laid_out)(ledger, table, store, size)


def _laid_out(ledger: duckdb.DuckDBPyConnection, table: Table, store: str, size: int) -> Iterator[pa.Table]:
    """Rows whose query may hold much memory, which would add to the store's: it is over before they are read."""
    staged = stage_made(ledger, table)
    if staged.number:
        yield from read_parts(ledger, staged, "true", size)
        ledger.execute(
            f'INSERT INTO published SELECT ?, ?, id, "{DIGEST}", "{OWNER}" FROM {staged.rows}', [store, table.table]
        )
    drop_rows(ledger, staged)


def _as_made(ledger: duckdb.DuckDBPyConnection, table: Table, store: str, size: int) -> Iterator[pa.Table]:
    """Rows of a simple query, as it makes them: they are laid out nowhere."""
    schema = arrow_schema(table)
    query = digested(table, query_of(table))
    ledger.complete()
    number = 0
    # The query is still running while its first parts are noted, so that is done beside it.
    with ledger.cursor() as beside:
        for part in in_parts(ledger.sql(query), size):
            yield part.drop_columns([DIGEST, OWNER]).cast(schema)
            _note(beside, table, store, part.select(["id", DIGEST, OWNER]))
            number += part.num_rows
    if number:
        check_ids(ledger, table, "(FROM published WHERE store = ? AND tbl = ?)", store, table.table)


def _note(ledger: duckdb.DuckDBPyConnection, table: Table, store: str, digests: pa.Table) -> None:
    with given(ledger, told=digests):
        ledger.execute("INSERT INTO published SELECT ?, ?, * FROM told", [store, table.table])
