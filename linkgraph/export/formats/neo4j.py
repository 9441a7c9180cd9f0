"""CSV for `neo4j-admin database import`: one packed file a table, and the arguments of the call.

The values are exact, so nothing in them is disarmed against spreadsheets; the files are packed with gzip,
which Neo4j reads and a spreadsheet does not open. neo4j-admin knows no empty list: it leaves the property out.
`--store neo4j-import:DIR` writes plain files, which are read sooner, and whose database linkgraph goes on with.
"""

from __future__ import annotations

import gzip
import io
from pathlib import Path

from linkgraph.export.rows import GraphRows
from linkgraph.schema import Table, file_name
from linkgraph.store.neo4j_import.arguments import Written, write_arguments
from linkgraph.store.neo4j_import.lines import Lines, header_line

ROWS = 50_000
"""Rows that are text in memory at once."""


def write_folder(rows: GraphRows, folder: Path) -> None:
    """The files, and `import.args`: `neo4j-admin database import full neo4j @import.args`, in that folder."""
    write_arguments(folder, {table: _write(table, rows, folder) for table in rows.tables()}, {})


def _write(table: Table, rows: GraphRows, folder: Path) -> Written:
    found = rows.read(table)
    path = folder / f"{file_name(table)}.csv.gz"
    written = Written(path.name)
    with (
        path.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", filename="", mtime=0, compresslevel=6) as packed,
    ):
        packed.write(header_line(table))
        for start in range(0, found.num_rows, ROWS):
            lines = Lines.of(found.slice(start, ROWS))
            packed.write(_text(lines))
            written = lines.noted(written)
    return written


def _text(lines: Lines) -> bytes:
    # polars writes past a file that packs, into the one below it
    text = io.BytesIO()
    lines.write(text)
    return text.getvalue()
