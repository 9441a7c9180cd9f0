"""Rows on their way into a store: the declared shape, checked before anything is written."""

from __future__ import annotations

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.errors import StoreError
from linkgraph.schema import Table, arrow_schema


def shaped(table: Table, rows: pa.Table) -> pa.Table:
    """`rows` with exactly the declared columns, in order; StoreError where that cannot be.

    A column that is not given is null. Ids must be there and unique. A list may be null or
    empty, which are kept apart, but may not hold a null: one of the stores has no such list.
    """
    schema = arrow_schema(table)
    unknown = sorted(set(rows.column_names) - set(schema.names))
    if unknown:
        raise StoreError(f"the graph's declaration has no column {unknown[0]} in {table.table}")
    try:
        shape = pa.table([_column(rows, field) for field in schema], schema=schema)
    except pa.ArrowInvalid as error:
        raise StoreError(f"rows of {table.table} do not fit its declaration: {_line(error)}") from error
    _check_keys(table, shape)
    _check_lists(table, shape)
    return shape


def _column(rows: pa.Table, field: pa.Field) -> pa.ChunkedArray:
    if field.name not in rows.column_names:
        return pa.chunked_array([pa.nulls(rows.num_rows, field.type)])
    return rows.column(field.name).cast(field.type)


def _check_keys(table: Table, rows: pa.Table) -> None:
    for field in rows.schema:
        if not field.nullable and rows.column(field.name).null_count:
            raise StoreError(f"a row of {table.table} has no {field.name}")
    if (twice := repeated(rows.column("id"))) is not None:
        raise StoreError(f"the id {twice} stands more than once among the rows for {table.table}")


def repeated(ids: pa.ChunkedArray) -> str | None:
    """One of the ids that stand more than once; None where there is none, which their hashes mostly tell at once."""
    hashes = pl.Series(ids).hash().sort()
    if not (hashes[1:] == hashes[:-1]).any():
        return None
    return next((str(row["values"]) for row in ids.value_counts().to_pylist() if row["counts"] > 1), None)


def _check_lists(table: Table, rows: pa.Table) -> None:
    for field in rows.schema:
        if pa.types.is_list(field.type) and pc.list_flatten(rows.column(field.name)).null_count:
            raise StoreError(f"a list in {table.table}.{field.name} holds a null; leave it out of the list")


def _line(error: Exception) -> str:
    return str(error).splitlines()[0].rstrip(".")
