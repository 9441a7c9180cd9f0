"""The statements that change and read rows; rows come as `$rows`, ids as `$ids`.

The indexes are named, and to be sought in, because the planner goes by what is committed: in the first, large
transaction it would take every label for empty, and scan it for each row (320 rows/s, not 17,000).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from linkgraph.schema import Node, Table
from linkgraph.store.neo4j.settings import Settings


def create(table: Table) -> str:
    """Makes nodes and edges that are not there yet; half again as fast as `write`."""
    if isinstance(table, Node):
        return f"UNWIND $rows AS row CREATE (n:`{table.name}`) SET n = row RETURN count(*) AS written"
    return write(table)


def write(table: Table) -> str:
    """Makes or replaces nodes, and makes edges, which `delete` has to drop before.

    So both can be repeated, and a lost connection does no harm. MERGE of an edge would do without
    the `delete`, but takes no hint, and is sometimes planned as a scan of all edges for each row.
    """
    if isinstance(table, Node):
        return f"UNWIND $rows AS row MERGE (n:`{table.name}` {{id: row.id}}) SET n = row RETURN count(*) AS written"
    return (
        f"UNWIND $rows AS row MATCH (s:`{table.source}` {{id: row.source}}) "
        f"USING INDEX SEEK s:`{table.source}`(id) "
        f"MATCH (t:`{table.target}` {{id: row.target}}) "
        f"USING INDEX SEEK t:`{table.target}`(id) "
        f"CREATE (s)-[r:`{table.name}`]->(t) SET r = row.properties RETURN count(*) AS written"
    )


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


def batches(table: Table, rows: pa.Table, settings: Settings) -> Iterator[list[dict[str, Any]]]:
    """The rows as `write` takes them, without what is null, in parts that make messages of a bearable size."""
    rows = rows.select([name for name in rows.column_names if rows[name].null_count < rows.num_rows])
    each = max(1, rows.nbytes // max(1, rows.num_rows))
    size = max(1, min(settings.batch_rows, settings.batch_bytes // each))
    for start in range(0, rows.num_rows, size):
        part = [_filled(row) for row in rows.slice(start, size).to_pylist()]
        yield part if isinstance(table, Node) else [_edge(row) for row in part]


def _filled(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value is not None}


def _edge(row: dict[str, Any]) -> dict[str, Any]:
    source, target = row.pop("source"), row.pop("target")
    return {"id": row["id"], "source": source, "target": target, "properties": row}
