"""The statements that change rows. Every one takes its rows as an Arrow table called `$rows`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pyarrow as pa

from linkgraph.schema import Node, Table

KEY = "k0"
AT_ONCE = 50_000
"""How many rows a statement takes that is not COPY."""


def copy(table: Table) -> str:
    """New rows of `table`, their columns in declared order."""
    if isinstance(table, Node):
        return f"COPY `{table.name}` FROM $rows"
    return f"COPY `{table.name}` FROM $rows (from='{table.source}', to='{table.target}')"


def create(table: Table) -> str:
    """New rows of `table`, in the order of COPY and called k0, k1, ...; says how many came.

    As quick as COPY for some ten thousand rows, and unlike it written to the log. One end is looked up after the
    other: both in one MATCH would be every pair of nodes first.
    """
    if isinstance(table, Node):
        return f"LOAD FROM $rows CREATE (:`{table.name}` {_properties(table, 0)}) RETURN count(*)"
    first, second, *others = (f"k{place}" for place in range(3 + len(table.columns)))
    rest = ", ".join(others)
    return (
        f"LOAD FROM $rows WITH {first}, {second}, {rest} MATCH (s:`{table.source}`) WHERE s.id = {first} "
        f"WITH s, {second}, {rest} MATCH (t:`{table.target}`) WHERE t.id = {second} "
        f"CREATE (s)-[:`{table.name}` {_properties(table, 2)}]->(t) RETURN count(*)"
    )


def _properties(table: Table, first: int) -> str:
    names = ["id", *(column.name for column in table.columns)]
    return "{" + ", ".join(f"`{name}`: k{place}" for place, name in enumerate(names, start=first)) + "}"


def in_copy_order(table: Table, rows: pa.Table) -> pa.Table:
    """COPY takes columns by place: for an edge its two ends come first."""
    if isinstance(table, Node):
        return rows
    return rows.select(["source", "target", "id", *(column.name for column in table.columns)])


def change_node(table: Node) -> str:
    """Every property of nodes that are there; the rows' columns are called k0, k1, ..."""
    sets = ", ".join(f"n.`{column.name}` = k{place}" for place, column in enumerate(table.columns, start=1))
    return f"LOAD FROM $rows MATCH (n:`{table.name}`) WHERE n.id = {KEY} SET {sets}"


def numbered(rows: pa.Table) -> pa.Table:
    """The rows with columns called k0, k1, ...: names that no keyword and no variable has."""
    return rows.rename_columns([f"k{place}" for place in range(rows.num_columns)])


def delete(table: Table) -> str:
    """The rows whose ids are in the one column of `$rows`."""
    if isinstance(table, Node):
        return f"LOAD FROM $rows MATCH (n:`{table.name}`) WHERE n.id = {KEY} DELETE n"
    match = f"(:`{table.source}`)-[r:`{table.name}`]->(:`{table.target}`)"
    return f"LOAD FROM $rows MATCH {match} WHERE r.id = {KEY} DELETE r"


def slices(rows: pa.Table, size: int) -> Iterator[pa.Table]:
    """The rows in parts of at most `size`, all of them about as large."""
    number = max(-(-rows.num_rows // size), 1)
    each = max(-(-rows.num_rows // number), 1)
    for start in range(0, rows.num_rows, each):
        yield rows.slice(start, each)


def id_rows(ids: Sequence[str]) -> pa.Table:
    """Distinct ids as the table that `delete` takes."""
    return pa.table({KEY: pa.array(list(dict.fromkeys(ids)), pa.string())})
