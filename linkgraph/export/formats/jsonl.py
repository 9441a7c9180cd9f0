"""JSON Lines: one node or one edge a line, with all its properties; `linkgraph restore` reads it back."""

from __future__ import annotations

import json
from typing import Any, TextIO

from linkgraph.cells import plain
from linkgraph.export.rows import EdgeRow, GraphRows, NodeRow


def write(rows: GraphRows, stream: TextIO) -> None:
    """The nodes, then the edges; `record` tells them apart.

    Where nothing was left out, what people said and the runs follow, with `said` and `run` as `record`.
    """
    for node in rows.nodes():
        _line(_node(node, "node"), stream)
    for edge in rows.edges():
        _line(_edge(edge), stream)
    for node in rows.about():
        _line(_node(node, node.table.layer.value), stream)


def _node(node: NodeRow, record: str) -> dict[str, Any]:
    return {
        "record": record,
        "id": node.key,
        "type": node.table.name,
        "label": node.label,
        "properties": {"id": node.id, **_known(node.values)},
    }


def _edge(edge: EdgeRow) -> dict[str, Any]:
    return {
        "record": "edge",
        "id": edge.key,
        "type": edge.type,
        "source": edge.source,
        "target": edge.target,
        "ends": [edge.table.source, edge.table.target],
        "properties": _known(edge.values),
    }


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: plain(value) for name, value in values.items() if value is not None}


def _line(record: dict[str, Any], stream: TextIO) -> None:
    stream.write(json.dumps(record, ensure_ascii=False) + "\n")
