"""CSV for the importer of i2 Analyst's Notebook: entities.csv and links.csv in a folder.

An import specification maps columns, so each has one meaning: ids, types and labels of both ends stand in
every line of `links.csv`, date and time in columns of their own, and `strength` in i2's words.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from linkgraph.cells import write_csv
from linkgraph.export.rows import EdgeRow, GraphRows, NodeRow
from linkgraph.schema import Layer

ENTITY = ("entity_id", "entity_type", "label", "date", "time", "attributes", "source_file", "source_line")
LINK = (
    "link_id",
    "link_type",
    "label",
    "direction",
    "strength",
    "weight_bits",
    "probability",
    "date",
    "time",
    "from_id",
    "from_type",
    "from_label",
    "to_id",
    "to_type",
    "to_label",
    "detail",
    "source_file",
    "source_line",
)
TIMES = ("at", "sent_at", "created_at", "first_seen")
MARK = "\ufeff"
"""Tells i2 and spreadsheets that the file is UTF-8."""


def write_folder(rows: GraphRows, folder: Path) -> None:
    """Both files."""
    with (folder / "entities.csv").open("w", encoding="utf-8", newline="") as stream:
        _write(ENTITY, map(_entity, rows.nodes()), stream)
    with (folder / "links.csv").open("w", encoding="utf-8", newline="") as stream:
        write(rows, stream)


def write(rows: GraphRows, stream: TextIO) -> None:
    """The links; what is observed is confirmed, what is concluded is never more than tentative."""
    labels = {node.key: (node.table.name, node.label) for node in rows.nodes()}
    _write(LINK, (_link(edge, labels) for edge in rows.edges()), stream)


def _entity(node: NodeRow) -> dict[str, Any]:
    left_out = {"file", "line", *TIMES}
    known = [f"{name}: {_text(value)}" for name, value in node.values.items() if value not in (None, [], "")]
    return {
        "entity_id": node.key,
        "entity_type": node.table.name,
        "label": node.label,
        **_moment(node.values),
        "attributes": "; ".join(text for text in known if text.partition(":")[0] not in left_out),
        "source_file": node.values.get("file"),
        "source_line": node.values.get("line"),
    }


def _link(edge: EdgeRow, labels: dict[str, tuple[str, str]]) -> dict[str, Any]:
    values = edge.values
    (from_type, from_label), (to_type, to_label) = labels[edge.source], labels[edge.target]
    signals = ", ".join(values.get("signals") or []) or values.get("signal")
    return {
        "link_id": edge.key,
        "link_type": edge.type,
        "label": " ".join(part for part in (edge.type.replace("_", " ").lower(), signals) if part),
        "direction": "from to" if edge.table.layer is Layer.OBSERVED else "none",
        "strength": "Confirmed" if edge.table.layer is Layer.OBSERVED else "Tentative",
        "weight_bits": values.get("weight"),
        "probability": values.get("probability"),
        **_moment(values),
        "from_id": edge.source,
        "from_type": from_type,
        "from_label": from_label,
        "to_id": edge.target,
        "to_type": to_type,
        "to_label": to_label,
        "detail": values.get("detail") or values.get("raw"),
        "source_file": values.get("file"),
        "source_line": values.get("line"),
    }


def _moment(values: dict[str, Any]) -> dict[str, str]:
    """Date and time apart, as i2 reads them; a day without a time has none."""
    found = next((str(values[name]) for name in TIMES if values.get(name)), "")
    day, _, time = found.partition("T")
    return {"date": day, "time": time.removesuffix("Z")[:8]}


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _write(columns: tuple[str, ...], lines: Iterable[dict[str, Any]], stream: TextIO) -> None:
    stream.write(MARK)
    write_csv([columns], stream)
    write_csv(([line.get(column) for column in columns] for line in lines), stream)
