"""CSV for `neo4j-admin database import`: one packed file a table, and the arguments of the call.

The values are exact, so nothing in them is disarmed against spreadsheets; the files are packed with gzip,
which Neo4j reads and a spreadsheet does not open. neo4j-admin knows no empty list: it leaves the property out.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from linkgraph.export.formats.parquet import file_name
from linkgraph.export.rows import GraphRows
from linkgraph.schema import Edge, Node, Table, Type

TYPES = {
    Type.STRING: "string",
    Type.INT: "long",
    Type.FLOAT: "double",
    Type.BOOL: "boolean",
    Type.STRINGS: "string[]",
}
BETWEEN = "\x1f"
"""Stands between the items of a list: a control character that no text of a source should hold."""
ARGUMENTS = "import.args"
SETTINGS = ("--array-delimiter=\\31", "--multiline-fields=true", "--id-type=string")


def write_folder(rows: GraphRows, folder: Path) -> None:
    """The files, and `import.args`: `neo4j-admin database import full neo4j @import.args`, in that folder."""
    for table in rows.tables():
        _write(table, rows, folder / f"{file_name(table)}.csv.gz")
    lines = [*SETTINGS, *map(_argument, rows.tables())]
    (folder / ARGUMENTS).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _argument(table: Table) -> str:
    option = "nodes" if isinstance(table, Node) else "relationships"
    return f"--{option}={table.name}={file_name(table)}.csv.gz"


def _write(table: Table, rows: GraphRows, path: Path) -> None:
    with (
        path.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0, compresslevel=6) as packed,
        io.TextIOWrapper(packed, encoding="utf-8", newline="") as stream,
    ):
        csv.writer(stream, lineterminator="\n").writerow(_header(table))
        _write_rows(stream, rows.read(table).to_pylist(), _names(table))


def _write_rows(stream: TextIO, rows: Iterable[dict[str, Any]], names: list[str]) -> None:
    """Text is quoted, the unknown is not: so Neo4j tells an empty text from none."""
    for row in rows:
        stream.write(",".join(_cell(row[name]) for name in names) + "\n")


def _header(table: Table) -> list[str]:
    columns = [f"{column.name}:{TYPES[column.type]}" for column in table.columns]
    if isinstance(table, Edge):
        return [f":START_ID({table.source})", f":END_ID({table.target})", "id:string", *columns]
    return [f"id:ID({table.name})", *columns]


def _names(table: Table) -> list[str]:
    keys = ["source", "target", "id"] if isinstance(table, Edge) else ["id"]
    return [*keys, *(column.name for column in table.columns)]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = BETWEEN.join(item.replace(BETWEEN, " ") for item in value) if isinstance(value, list) else str(value)
    return '"' + text.replace('"', '""') + '"'
