"""How neo4j-admin is told of the tables: the headers of their files, and the arguments of the call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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
BUFFER = 4 << 20
"""Bytes that neo4j-admin reads at once, unless it is told otherwise; no field may be longer."""
SETTINGS = ("--array-delimiter=\\31", "--id-type=string")


def header(table: Table) -> list[str]:
    """The columns' names and types, in the order of `schema.arrow_schema(table)`."""
    columns = [f"{column.name}:{TYPES[column.type]}" for column in table.columns]
    if isinstance(table, Edge):
        return ["id:string", f":START_ID({table.source})", f":END_ID({table.target})", *columns]
    return [f"id:ID({table.name})", *columns]


@dataclass(frozen=True, slots=True)
class Written:
    """A file of rows: its name, whether a field of it holds a line end, and the bytes of its longest field."""

    name: str
    multiline: bool = False
    longest: int = 0


def write_arguments(folder: Path, files: Mapping[Table, Written], own: Mapping[str, Written]) -> None:
    """`import.args`: `neo4j-admin database import full neo4j @import.args`, in that folder.

    `own` are the files of nodes that no table declares, by label.
    """
    every = [*own.values(), *files.values()]
    multiline = any(file.multiline for file in every)
    lines = [*SETTINGS, f"--multiline-fields={str(multiline).lower()}"]
    if (longest := max((file.longest for file in every), default=0)) > BUFFER // 2:
        lines.append(f"--read-buffer-size={longest * 2}")
    lines += [f"--nodes={label}={file.name}" for label, file in own.items()]
    for table, file in files.items():
        option = "nodes" if isinstance(table, Node) else "relationships"
        lines.append(f"--{option}={table.name}={file.name}")
    (folder / ARGUMENTS).write_text("\n".join(lines) + "\n", encoding="utf-8")
