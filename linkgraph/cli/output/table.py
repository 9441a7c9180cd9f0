"""Tables for people: in colour on a terminal, aligned plain text elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TextIO

from linkgraph.cells import plain
from linkgraph.cli.output.words import words

MANY = 2000
"""Rows beyond which a terminal, too, gets plain text: laying out a rich table takes too long."""

Row = Mapping[str, Any]


def write(rows: Sequence[Row], columns: Sequence[str], stream: TextIO) -> None:
    """The rows under their column names; nothing is cut off where the stream is no terminal."""
    cells = [[words(plain(row.get(column))) for column in columns] for row in rows]
    numbers = [_all_numbers(rows, column) for column in columns]
    if stream.isatty() and len(rows) <= MANY:
        _write_rich(cells, columns, numbers)
    else:
        _write_plain(cells, columns, numbers, stream)


def write_thing(thing: Row, stream: TextIO, columns: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:
    """One object: its single values first, then each object in it, then each of its lists as a table of its own.

    `columns` names those of a list that are shown; all of them where it says nothing.
    """
    _write_single({key: value for key, value in thing.items() if not _is_rows(value) and not _is_object(value)}, stream)
    for key, value in thing.items():
        if _is_object(value):
            stream.write(f"\n{key}\n")
            _write_single(value, stream)
    for key, value in thing.items():
        if _is_rows(value):
            stream.write(f"\n{key} ({len(value)})\n")
            write(value, columns.get(key) or list(dict.fromkeys(name for row in value for name in row)), stream)


def _write_single(values: Row, stream: TextIO) -> None:
    width = max((len(key) for key in values), default=0)
    for key, value in values.items():
        stream.write(f"{key.ljust(width)}  {'none' if value == [] else words(value)}".rstrip() + "\n")


def _is_object(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _all_numbers(rows: Sequence[Row], column: str) -> bool:
    values = [row.get(column) for row in rows if row.get(column) is not None]
    return bool(values) and all(isinstance(v, int | float) and not isinstance(v, bool) for v in values)


def _write_rich(cells: list[list[str]], columns: Sequence[str], numbers: list[bool]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for column, number in zip(columns, numbers, strict=True):
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in cells:
        table.add_row(*(Text(cell) for cell in row))
    Console(highlight=False).print(table)


def _write_plain(cells: list[list[str]], columns: Sequence[str], numbers: list[bool], stream: TextIO) -> None:
    from rich.cells import cell_len

    lines = [list(columns), *cells]
    widths = [max(cell_len(line[i]) for line in lines) for i in range(len(columns))]
    for line in lines:
        padded = [
            (" " * (width - cell_len(text)) + text) if number else text + " " * (width - cell_len(text))
            for text, width, number in zip(line, widths, numbers, strict=True)
        ]
        stream.write("  ".join(padded).rstrip() + "\n")
