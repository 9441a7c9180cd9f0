"""CSV that a spreadsheet can open without running anything."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from linkgraph.cells import cell, plain


def write(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], stream: TextIO) -> None:
    """A header and one line a row; what is unknown is an empty cell."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([cell(column) for column in columns])
    for row in rows:
        writer.writerow([cell(plain(row.get(column))) for column in columns])
