"""Sends rows, one object or a summary to the writer of the chosen format."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from linkgraph.cells import plain
from linkgraph.cli.output import commas, lines, table

Row = Mapping[str, Any]


def write_rows(rows: Sequence[Row], columns: Sequence[str], format: str) -> None:
    """Writes rows; `columns` come first, further keys of the rows after them."""
    if format == "json":
        lines.write_array(rows, sys.stdout)
    elif format == "jsonl":
        lines.write_lines(rows, sys.stdout)
    elif format == "csv":
        commas.write(rows, _all(columns, rows), sys.stdout)
    else:
        table.write(rows, columns or _all(columns, rows), sys.stdout)


def write_thing(thing: Row, format: str, columns: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:
    """Writes one object: whole in json, one row in csv, parts below each other in a table.

    `columns` says which of a list's columns the table shows, where that is not all of them.
    """
    if format == "json":
        lines.write_object(thing, sys.stdout)
    elif format == "jsonl":
        lines.write_lines([thing], sys.stdout)
    elif format == "csv":
        commas.write([thing], list(thing), sys.stdout)
    else:
        table.write_thing(plain(thing), sys.stdout, columns)


def write_summary(summary: Row, format: str) -> None:
    """Writes what was done: in json and jsonl as one line."""
    if format in ("json", "jsonl"):
        lines.write_lines([summary], sys.stdout)
    else:
        write_thing(summary, format)


def _all(columns: Sequence[str], rows: Sequence[Row]) -> list[str]:
    return list(dict.fromkeys([*columns, *(key for row in rows for key in row)]))
