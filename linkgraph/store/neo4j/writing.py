"""The statements that change and read rows; rows come as `$rows`, ids as `$ids`.

The indexes are named, and to be sought in, because the planner goes by what is committed: in the first, large
transaction it would take every label for empty, and scan it for each row (320 rows/s, not 17,000).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.schema import Node, Table
from linkgraph.store.neo4j.settings import Settings

ENDS = ("source", "target")


@dataclass(frozen=True, slots=True)
class Part:
    """One message: a statement, its parameters, and the ids of the rows it writes."""

    statement: str
    params: dict[str, Any]
    ids: list[str]


def parts(table: Table, rows: pa.Table, settings: Settings, *, new: bool) -> Iterator[Part]:
    """The messages that write `rows`, each of a bearable size.

    Rows go as lists of cells, not as maps, and what is the same in all of them goes once: that halves
    what has to be packed and read. Nodes are made, or made and replaced unless they are `new`; edges
    are made, which `delete` has to drop before. So both can be repeated, and a lost connection does no
    harm. MERGE of an edge would do without the `delete`, but takes no hint, and is sometimes planned
    as a scan of all edges for each row.
    """
    rows = rows.select([name for name in rows.column_names if rows[name].null_count < rows.num_rows])
    each = max(1, rows.nbytes // max(1, rows.num_rows))
    size = max(1, min(settings.batch_rows, settings.batch_bytes // each))
    for start in range(0, rows.num_rows, size):
        yield _part(table, rows.slice(start, size), new)


def _part(table: Table, rows: pa.Table, new: bool) -> Part:
    keys = ("id", *_ends(table))
    same = {name: value for name in rows.column_names if name not in keys and (value := _same(rows[name])) is not None}
    first = _first_alike(rows.drop_columns(list(same)))
    varying = [name for name, other in first.items() if name == other]
    cells = [rows[name].to_pylist() for name in varying]
    places = {name: f"row[{varying.index(other)}]" for name, other in first.items()}
    places |= {name: f"$same{at}" for at, name in enumerate(same)}
    params: dict[str, Any] = {f"same{at}": value for at, value in enumerate(same.values())}
    params["rows"] = list(map(list, zip(*cells, strict=True)))
    return Part(_statement(table, places, new, by_number=_numbered(table, rows)), params, rows["id"].to_pylist())


def _ends(table: Table) -> tuple[str, ...]:
    """The columns that are no properties; a node may have one that is called `source`."""
    return () if isinstance(table, Node) else ENDS


def _same(column: pa.ChunkedArray) -> Any:
    """The one value of a column; None where there are several, or none."""
    if column.null_count or pa.types.is_list(column.type):
        return None
    ends = pc.min_max(column).as_py()
    return ends["min"] if ends["min"] == ends["max"] else None


def _first_alike(rows: pa.Table) -> dict[str, str]:
    """For each column the first with the same cells: a canonical value is often the id, and the raw value too."""
    found: dict[str, str] = {}
    for name in rows.column_names:
        column = rows[name]
        alike = (other for other in found.values() if rows[other].type == column.type and rows[other].equals(column))
        found[name] = next(alike, name)
    return found


def _numbered(table: Table, rows: pa.Table) -> bool:
    """Whether an edge's ends are named by the server's numbers (see `numbers`), not by ids."""
    return not isinstance(table, Node) and pa.types.is_integer(rows["source"].type)


def _statement(table: Table, places: Mapping[str, str], new: bool, *, by_number: bool) -> str:
    properties = ", ".join(f"`{name}`: {place}" for name, place in places.items() if name not in _ends(table))
    if isinstance(table, Node):
        node = f"n:`{table.name}`"
        make = f"CREATE ({node} {{{properties}}})"
        make_or_replace = f"MERGE ({node} {{id: {places['id']}}}) SET n = {{{properties}}}"
        return f"UNWIND $rows AS row {make if new else make_or_replace} RETURN count(*) AS written"
    found = _found_by_number if by_number else _found_by_id
    return (
        f"UNWIND $rows AS row {found('s', table.source, places['source'])} "
        f"{found('t', table.target, places['target'])} "
        f"CREATE (s)-[r:`{table.name}` {{{properties}}}]->(t) RETURN count(*) AS written"
    )


def _found_by_id(node: str, label: str, place: str) -> str:
    return f"MATCH ({node}:`{label}` {{id: {place}}}) USING INDEX SEEK {node}:`{label}`(id)"


def _found_by_number(node: str, label: str, place: str) -> str:
    return f"MATCH ({node}:`{label}`) WHERE id({node}) = {place}"


def delete(table: Table) -> str:
    """Drops the rows with these ids."""
    if isinstance(table, Node):
        return f"UNWIND $ids AS id MATCH (n:`{table.name}` {{id: id}}) USING INDEX SEEK n:`{table.name}`(id) DELETE n"
    match = f"(:`{table.source}`)-[r:`{table.name}` {{id: id}}]->(:`{table.target}`)"
    return f"UNWIND $ids AS id MATCH {match} USING INDEX SEEK r:`{table.name}`(id) DELETE r"


def read(table: Table) -> str:
    """All rows of `table`, in declared order."""
    columns = "".join(f", x.`{column.name}`" for column in table.columns)
    if isinstance(table, Node):
        return f"MATCH (x:`{table.name}`) RETURN x.id{columns}"
    match = f"(s:`{table.source}`)-[x:`{table.name}`]->(t:`{table.target}`)"
    return f"MATCH {match} RETURN x.id, s.id, t.id{columns}"
