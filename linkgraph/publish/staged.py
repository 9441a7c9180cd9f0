"""The rows of one table as they are to be published, kept in the ledger: the disk takes what memory does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.errors import StoreError
from linkgraph.ledger.ledger import given
from linkgraph.publish.tables import query_of
from linkgraph.schema import Table, arrow_schema, empty

if TYPE_CHECKING:
    import duckdb

BATCH_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Staged:
    """A temporary table of the ledger in the declared shape of `table`, and a digest of each of its rows."""

    table: Table

    @property
    def rows(self) -> str:
        """The temporary table's name, quoted."""
        return f'"staged {self.table.table}"'

    @property
    def digests(self) -> str:
        """The name of the one that holds id and digest."""
        return f'"digest {self.table.table}"'

    @property
    def columns(self) -> str:
        """The columns' names, quoted."""
        return ", ".join(f'"{name}"' for name in arrow_schema(self.table).names)


def stage_made(ledger: duckdb.DuckDBPyConnection, table: Table) -> Staged:
    """The rows that the ledger makes for `table`, and their digests; StoreError where two have one id."""
    return _digested(ledger, stage_rows(ledger, table))


def stage_rows(ledger: duckdb.DuckDBPyConnection, table: Table) -> Staged:
    """As `stage_made`, without digests."""
    return _filled(ledger, Staged(table), query_of(table))


def stage_given(ledger: duckdb.DuckDBPyConnection, table: Table, rows: pa.Table) -> Staged:
    """Rows made elsewhere, in the table's shape."""
    with given(ledger, given_rows=rows):
        return _digested(ledger, _filled(ledger, Staged(table), "SELECT * FROM given_rows"))


def read_parts(ledger: duckdb.DuckDBPyConnection, staged: Staged, where: str, size: int) -> Iterator[pa.Table]:
    """The staged rows for which `where` holds, in the declared shape and in parts of about `size` bytes."""
    schema = arrow_schema(staged.table)
    ledger.complete()
    found = ledger.sql(f"SELECT {staged.columns} FROM {staged.rows} WHERE {where}")
    for part in in_parts(found, size):
        yield part.cast(schema)


def in_parts(found: duckdb.DuckDBPyRelation, size: int) -> Iterator[pa.Table]:
    """What a query finds, as it finds it, in parts of about `size` bytes."""
    held: list[pa.RecordBatch] = []
    room = size
    for batch in found.to_arrow_reader(BATCH_ROWS):
        held.append(batch)
        room -= batch.nbytes
        if room < 0:
            yield pa.Table.from_batches(held)
            held, room = [], size
    if held:
        yield pa.Table.from_batches(held)


def digests_of(staged: Staged) -> str:
    """SQL for the id and the digest of each row."""
    return f"SELECT id, hash({staged.columns}) AS digest FROM {staged.rows}"


def check_ids(ledger: duckdb.DuckDBPyConnection, table: Table, rows: str, *named: str) -> None:
    """StoreError where two of `rows` (SQL) have one id: a store is given a table in parts, so it cannot tell."""
    if (twice := _repeated(ledger, rows, *named)) is not None:
        raise StoreError(f"the id {twice} stands more than once among the rows for {table.table}")


def _repeated(ledger: duckdb.DuckDBPyConnection, rows: str, *named: str) -> str | None:
    """One of the ids that stand more than once among `rows` (SQL). Hashes take less room, and mostly tell at once."""
    [(number, hashes)] = ledger.execute(f"SELECT count(*), count(DISTINCT hash(id)) FROM {rows}", named).fetchall()
    if hashes == number:
        return None
    twice = ledger.execute(f"SELECT id FROM {rows} GROUP BY id HAVING count(*) > 1 LIMIT 1", named).fetchone()
    return str(twice[0]) if twice else None


def drop_rows(ledger: duckdb.DuckDBPyConnection, staged: Staged) -> None:
    """Forgets the rows; their digests stay."""
    ledger.execute(f"DROP TABLE IF EXISTS {staged.rows}")


def drop_digests(ledger: duckdb.DuckDBPyConnection, staged: Staged) -> None:
    """Forgets the digests."""
    ledger.execute(f"DROP TABLE IF EXISTS {staged.digests}")


def _filled(ledger: duckdb.DuckDBPyConnection, staged: Staged, query: str) -> Staged:
    with given(ledger, shape=empty(staged.table)):
        ledger.execute(f"CREATE OR REPLACE TEMP TABLE {staged.rows} AS SELECT {staged.columns} FROM shape")
    [(number,)] = ledger.execute(f"INSERT INTO {staged.rows} SELECT {staged.columns} FROM ({query})").fetchall()
    if number:
        check_ids(ledger, staged.table, staged.rows)
    return staged


def _digested(ledger: duckdb.DuckDBPyConnection, staged: Staged) -> Staged:
    ledger.execute(f"CREATE OR REPLACE TEMP TABLE {staged.digests} AS {digests_of(staged)}")
    return staged
