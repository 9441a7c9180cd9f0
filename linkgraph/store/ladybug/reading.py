"""Reading a whole table, in parts that fit the buffer pool.

A result has to fit there before it comes out. Ladybug's own way around that, `query_as_arrow`,
loses every null (0.22).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import ladybug
import pyarrow as pa

from linkgraph.schema import Node, Table, arrow_schema
from linkgraph.store.ladybug.engine import run
from linkgraph.store.ladybug.errors import refusal

PART_ROWS = 50_000


def read_table(connection: ladybug.Connection, table: Table) -> pa.Table:
    """All rows of `table`, in the declared shape."""
    schema = arrow_schema(table)
    try:
        parts = [part.cast(schema) for part in _parts(connection, table)]
    except RuntimeError as error:
        raise refusal(error, "") from error
    return pa.concat_tables([schema.empty_table(), *parts])


def _parts(connection: ladybug.Connection, table: Table) -> Iterator[pa.Table]:
    label = table.name if isinstance(table, Node) else table.source
    [[places]] = _answer(connection, f"MATCH (s:`{label}`) RETURN coalesce(max(offset(id(s))) + 1, 0) AS places")
    [[rows]] = _answer(connection, f"MATCH {_match(table)} RETURN count(*) AS n")
    step = max(1, places * PART_ROWS // max(rows, PART_ROWS))
    for start in range(0, places if rows else 0, step):
        bounds = {"low": start, "high": start + step}
        yield run(connection, _statement(table), bounds).get_as_arrow()


def _answer(connection: ladybug.Connection, cypher: str) -> list[Any]:
    return run(connection, cypher).get_all()


def _statement(table: Table) -> str:
    """The rows whose node, or whose source, stands between two places in its table."""
    keys = ["x.id AS id"] if isinstance(table, Node) else ["x.id AS id", "s.id AS source", "t.id AS target"]
    columns = [*keys, *(f"x.`{column.name}` AS `{column.name}`" for column in table.columns)]
    place = "x" if isinstance(table, Node) else "s"
    where = f"offset(id({place})) >= $low AND offset(id({place})) < $high"
    return f"MATCH {_match(table)} WHERE {where} RETURN {', '.join(columns)}"


def _match(table: Table) -> str:
    if isinstance(table, Node):
        return f"(x:`{table.name}`)"
    return f"(s:`{table.source}`)-[x:`{table.name}`]->(t:`{table.target}`)"
