"""The declared tables in Arrow form: the shape in which rows are published and read."""

from __future__ import annotations

import pyarrow as pa

from linkgraph.schema.model import Node, Table, Type

ARROW_TYPES: dict[Type, pa.DataType] = {
    Type.STRING: pa.string(),
    Type.INT: pa.int64(),
    Type.FLOAT: pa.float64(),
    Type.BOOL: pa.bool_(),
    Type.STRINGS: pa.list_(pa.string()),
}


def arrow_schema(table: Table) -> pa.Schema:
    """The columns of `table`: `id`, for an edge `source` and `target` (ids), then the declared ones."""
    keys = ["id"] if isinstance(table, Node) else ["id", "source", "target"]
    return pa.schema(
        [pa.field(key, pa.string(), nullable=False) for key in keys]
        + [pa.field(column.name, ARROW_TYPES[column.type]) for column in table.columns]
    )


def empty(table: Table) -> pa.Table:
    """A table of the right shape with no rows."""
    return arrow_schema(table).empty_table()
