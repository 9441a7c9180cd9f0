"""The statements that change and read rows; these come as columns (see `layout`), ids as `$ids`.

The indexes are named, and to be sought in, because the planner goes by what is committed: in the first, large
transaction it would take every label for empty, and scan it for each row (320 rows/s, not 17,000).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from linkgraph.schema import Edge, Node, Table
from linkgraph.store.neo4j.layout import Layout, layout
from linkgraph.store.neo4j.settings import Settings

EACH = "UNWIND range(0, $last) AS i"
"""Row by row: `i` is its place in each column."""
ENDS = ("source", "target")
LED_TO = "node "
"""Before the columns of the node, where an edge and the node that it leads to are one row."""
SOURCE_ID = "source id"
"""There, the id of the node whose number is the `source`."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A statement and what it needs of each row."""

    statement: str
    layout: Layout


@dataclass(frozen=True, slots=True)
class Part:
    """One message: a statement, its parameters, and the rows it writes."""

    statement: str
    params: dict[str, Any]
    rows: pa.Table


def parts(shape: Shape, rows: pa.Table, settings: Settings) -> Iterator[Part]:
    """The messages that write `rows`, each of a bearable size.

    Nodes are made, or made and replaced unless they are new; edges
    are made, which `delete` has to drop before. So both can be repeated, and a lost connection does no
    harm. MERGE of an edge would do without the `delete`, but takes no hint, and is sometimes planned
    as a scan of all edges for each row.
    """
    size = rows_a_message(rows, settings)
    for start in range(0, rows.num_rows, size):
        part = rows.slice(start, size)
        yield Part(shape.statement, shape.layout.params(part), part)


def rows_a_message(rows: pa.Table, settings: Settings) -> int:
    """How many of `rows` one message takes."""
    each = max(1, int(rows.nbytes) // max(1, int(rows.num_rows)))
    return max(1, min(settings.batch_rows, settings.batch_bytes // each))


def shape(table: Table, rows: pa.Table, *, new: bool, numbered: bool = False) -> Shape:
    """How `rows`, and any slice of them, are written; nodes are told with their numbers where `numbered`."""
    found = layout(rows, ("id", *_ends(table)))
    properties = _properties({name: place for name, place in found.places.items() if name not in _ends(table)})
    if isinstance(table, Node):
        return Shape(_of_nodes(table, properties, found.places["id"], new=new, numbered=numbered), found)
    match = _found_by_number if pa.types.is_integer(rows["source"].type) else _found_by_id
    source, target = match("s", table.source, found.places["source"]), match("t", table.target, found.places["target"])
    make = f"CREATE (s)-[:`{table.name}` {{{properties}}}]->(t)"
    return Shape(f"{EACH} {source} {target} {make} RETURN count(*) AS written", found)


def joined_shape(edge: Edge, node: Node, rows: pa.Table, *, numbered: bool) -> Shape:
    """How edges are written together with the nodes they lead to; `source` is a number.

    One statement spares looking the node up, locking it, and writing its record again.
    """
    found = layout(rows.drop_columns([SOURCE_ID]), ("id", "source", f"{LED_TO}id"))
    places = dict(found.places)
    source = places.pop("source")
    of_node = {name.removeprefix(LED_TO): places.pop(name) for name in tuple(places) if name.startswith(LED_TO)}
    made = f"(t:`{node.name}` {{{_properties(of_node)}}})"
    make = f"CREATE (s)-[:`{edge.name}` {{{_properties(places)}}}]->{made}"
    match = _found_by_number("s", edge.source, source)
    return Shape(f"{EACH} {match} {make} RETURN {_told('t', numbered)}", found)


def _ends(table: Table) -> tuple[str, ...]:
    """The columns that are no properties; a node may have one that is called `source`."""
    return () if isinstance(table, Node) else ENDS


def _properties(places: Mapping[str, str]) -> str:
    return ", ".join(f"`{name}`: {place}" for name, place in places.items())


def _of_nodes(table: Node, properties: str, row_id: str, *, new: bool, numbered: bool) -> str:
    make = f"CREATE (n:`{table.name}` {{{properties}}})"
    make_or_replace = f"MERGE (n:`{table.name}` {{id: {row_id}}}) SET n = {{{properties}}}"
    return f"{EACH} {make if new else make_or_replace} RETURN {_told('n', numbered)}"


def _told(node: str, numbered: bool) -> str:
    """Places beside numbers, as nothing promises that they come in the order of the rows."""
    numbers = f", collect(i) AS places, collect(id({node})) AS numbers" if numbered else ""
    return f"count(*) AS written{numbers}"


def _found_by_id(node: str, label: str, place: str) -> str:
    return f"MATCH ({node}:`{label}` {{id: {place}}}) USING INDEX SEEK {node}:`{label}`(id)"


def _found_by_number(node: str, label: str, place: str) -> str:  # noqa: ARG001
    """Without the label, which would cost a read of the node: numbers are read, or told, by it (see `numbers`)."""
    return f"MATCH ({node}) WHERE id({node}) = {place}"


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
