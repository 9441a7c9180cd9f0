"""JSON: an array with one row a line, one object a line, or one object for reading."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, TextIO

from linkgraph.cells import plain


def write_array(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """One JSON array, a row on each line."""
    stream.write("[")
    for number, row in enumerate(rows):
        stream.write((",\n " if number else "\n ") + _json(row))
    stream.write("\n]\n")


def write_lines(rows: Iterable[Mapping[str, Any]], stream: TextIO) -> None:
    """One JSON object a line."""
    for row in rows:
        stream.write(_json(row) + "\n")


def write_object(thing: Mapping[str, Any], stream: TextIO) -> None:
    """One JSON object over several lines."""
    stream.write(json.dumps(plain(thing), ensure_ascii=False, indent=2) + "\n")


def _json(row: Mapping[str, Any]) -> str:
    return json.dumps(plain(row), ensure_ascii=False)
