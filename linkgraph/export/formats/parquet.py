"""Parquet: one file a table in a folder, every type kept; `linkgraph restore` reads it back."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from linkgraph.export.rows import GraphRows
from linkgraph.schema import file_name


def write_folder(rows: GraphRows, folder: Path) -> None:
    """`Account.parquet`, `LINKED.Account.Account.parquet` and so on; `source` and `target` are ids."""
    for table in [*rows.tables(), *rows.about_tables]:
        pq.write_table(rows.read(table).sort_by("id"), folder / f"{file_name(table)}.parquet", compression="zstd")
