"""CSV that a spreadsheet can open without running anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

from linkgraph.cells import write_csv


def write(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], stream: TextIO) -> None:
    """A header and one line a row; what is unknown is an empty cell."""
    write_csv([columns], stream)
    write_csv(([row.get(column) for column in columns] for row in rows), stream)
