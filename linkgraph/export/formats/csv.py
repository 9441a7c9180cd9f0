"""CSV: nodes.csv and edges.csv in a folder; on a stream the edges."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from linkgraph.cells import write_csv
from linkgraph.export.rows import GraphRows
from linkgraph.schema import Edge, Node

NODE = ("id", "type", "label")
EDGE = ("id", "type", "source", "target")


def write(rows: GraphRows, stream: TextIO) -> None:
    """The edges: `id` `type` `source` `target`, then every column any edge has."""
    columns = _columns(rows.edge_tables, EDGE)
    lines = ({"id": e.key, "type": e.type, "source": e.source, "target": e.target} | e.values for e in rows.edges())
    _write(lines, columns, stream)


def write_folder(rows: GraphRows, folder: Path) -> None:
    """`nodes.csv` and `edges.csv` in `folder`."""
    with (folder / "nodes.csv").open("w", encoding="utf-8", newline="") as stream:
        write_nodes(rows, stream)
    with (folder / "edges.csv").open("w", encoding="utf-8", newline="") as stream:
        write(rows, stream)


def write_nodes(rows: GraphRows, stream: TextIO) -> None:
    """The nodes: `id` `type` `label`, then every column any node has."""
    lines = (n.values | {"id": n.key, "type": n.table.name, "label": n.label} for n in rows.nodes())
    _write(lines, _columns(rows.node_tables, NODE), stream)


def _columns(tables: Iterable[Node | Edge], first: Sequence[str]) -> list[str]:
    return list(dict.fromkeys([*first, *(column.name for table in tables for column in table.columns)]))


def _write(lines: Iterable[dict[str, Any]], columns: list[str], stream: TextIO) -> None:
    write_csv([columns], stream)
    write_csv(([line.get(column) for column in columns] for line in lines), stream)
