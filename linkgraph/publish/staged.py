"""The rows of one table as they are to be published, kept in the ledger: the disk takes what memory does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.errors import StoreError
from linkgraph.ledger.ledger import given
from linkgraph.publish.tables import OF_ACCOUNTS, OWN, query_of
from linkgraph.schema import Edge, Node, Table, Type, arrow_schema

if TYPE_CHECKING:
    import duckdb

BATCH_ROWS = 20_000
DIGEST, OWNER = "digest of the row", "owner of the row"
"""Beside the declared columns; the owner is the account of a row of accounts, or what a finding is about."""
_TYPES = {
    Type.STRING: "VARCHAR",
    Type.INT: "BIGINT",
    Type.FLOAT: "DOUBLE",
    Type.BOOL: "BOOLEAN",
    Type.STRINGS: "VARCHAR[]",
}


@dataclass(frozen=True, slots=True)
class Staged:
    """A temporary table of the ledger with rows for `table`, their digests and owners."""

    table: Table
    number: int
    """How many rows it has."""

    @property
    def rows(self) -> str:
        """The temporary table's name, quoted."""
        return f'"staged {self.table.table}"'


def stage_made(ledger: duckdb.DuckDBPyConnection, table: Table, *, touched: bool = False) -> Staged:
    """The rows that the ledger makes for `table`; StoreError where two have one id.

    With `touched`, of a table of accounts, those of the accounts in `touched_account`.
    """
    return _laid_out(ledger, table, query_of(table), "WHERE of_account IN (FROM touched_account)" if touched else "")


def stage_given(ledger: duckdb.DuckDBPyConnection, table: Table, rows: pa.Table) -> Staged:
    """Rows made elsewhere, in the table's shape."""
    with given(ledger, given_rows=rows):
        return _laid_out(ledger, table, "FROM given_rows")


def digested(table: Table, query: str, where: str = "") -> str:
    """SQL for the rows of a query: each column of the type that is declared, a digest of all, and the owner."""
    kinds = _columns(table)
    columns = ", ".join(kinds)
    cast = ", ".join(f"{name}::{kind} AS {name}" for name, kind in kinds.items())
    # DuckDB's hash of an empty list is that of null, and the graph keeps them apart.
    lists = "".join(f", len({name})" for name, kind in kinds.items() if kind == _TYPES[Type.STRINGS])
    about = "target" if isinstance(table, Edge) and table.name in OWN else "NULL::VARCHAR"
    owner = "of_account" if query.startswith(OF_ACCOUNTS) else about
    return (
        f'SELECT {columns}, hash({columns}{lists}) AS "{DIGEST}", "{OWNER}" '
        f'FROM (SELECT {cast}, {owner} AS "{OWNER}" FROM ({query}) {where})'
    )


def read_parts(ledger: duckdb.DuckDBPyConnection, staged: Staged, where: str, size: int) -> Iterator[pa.Table]:
    """The staged rows for which `where` holds, in the declared shape and in parts of about `size` bytes."""
    schema = arrow_schema(staged.table)
    ledger.complete()
    found = ledger.sql(f"SELECT {', '.join(_columns(staged.table))} FROM {staged.rows} WHERE {where}")
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
    """Forgets the rows."""
    ledger.execute(f"DROP TABLE IF EXISTS {staged.rows}")


def _laid_out(ledger: duckdb.DuckDBPyConnection, table: Table, query: str, where: str = "") -> Staged:
    name = Staged(table, 0).rows
    [(number,)] = ledger.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {digested(table, query, where)}").fetchall()
    if number:
        check_ids(ledger, table, name)
    return Staged(table, number)


def _columns(table: Table) -> dict[str, str]:
    """The declared columns, quoted, each with its type in the ledger."""
    keys = ["id"] if isinstance(table, Node) else ["id", "source", "target"]
    declared = {f'"{column.name}"': _TYPES[column.type] for column in table.columns}
    return {**{f'"{key}"': "VARCHAR" for key in keys}, **declared}
