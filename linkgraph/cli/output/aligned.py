"""Plain text in columns, whole: for files, pipes and tables too long to be laid out."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from linkgraph.cli.output.words import all_numbers, words

MOST = sys.maxsize
"""Rows of one list of an object."""


def write_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], stream: TextIO) -> None:
    """Each column as wide as its widest cell; numbers end where their column ends."""
    from rich.cells import cell_len

    lines = [list(columns), *([words(row.get(column)) for column in columns] for row in rows)]
    numbers = [all_numbers(row.get(column) for row in rows) for column in columns]
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(columns))]
    for line in lines:
        padded = [
            (" " * (width - cell_len(text)) + text) if number else text + " " * (width - cell_len(text))
            for text, width, number in zip(line, widths, numbers, strict=True)
        ]
        stream.write("  ".join(padded).rstrip() + "\n")


def write_values(values: Mapping[str, str], stream: TextIO) -> None:
    """One name and its value a line."""
    width = max(map(len, values), default=0)
    for name, value in values.items():
        stream.write(f"{name.ljust(width)}  {value}".rstrip() + "\n")
