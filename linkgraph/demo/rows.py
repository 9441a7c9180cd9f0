"""Writes rows as a CSV file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from linkgraph.demo.account import Row


def write_rows(path: Path, rows: Iterable[Row], columns: Sequence[str]) -> None:
    """Writes those of `columns` that any row fills; all of them where there are no rows."""
    rows = list(rows)
    used = [column for column in columns if any(row.get(column) for row in rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, used or columns, extrasaction="ignore", restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
