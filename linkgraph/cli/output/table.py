"""Tables for people: laid out to the width of a terminal, aligned plain text elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TextIO

from linkgraph.cells import plain
from linkgraph.cli.output import aligned, terminal
from linkgraph.cli.output.words import words

Row = Mapping[str, Any]


def write(rows: Sequence[Row], columns: Sequence[str], stream: TextIO) -> None:
    """The rows under their column names; nothing is cut off where the stream is no terminal."""
    layout = terminal if stream.isatty() else aligned
    layout.write_rows([plain(row) for row in rows], columns, stream)


def write_thing(thing: Row, stream: TextIO, columns: Mapping[str, Sequence[str]] = MappingProxyType({})) -> None:
    """One object: its single values first, then each of its lists as a table of its own, then each object in it.

    `columns` names those of a list that are shown; all of them where it says nothing. A terminal shows the
    first rows of a long list, and how many more there are.
    """
    layout = terminal if stream.isatty() else aligned
    rows = {key: value for key, value in thing.items() if _is_rows(value)}
    objects = {key: value for key, value in thing.items() if _is_object(value)}
    layout.write_values({k: _said(v) for k, v in thing.items() if k not in rows and k not in objects}, stream)
    for key, value in rows.items():
        stream.write(f"\n{key} ({len(value)})\n")
        shown = columns.get(key) or list(dict.fromkeys(name for row in value for name in row))
        layout.write_rows(value[: layout.MOST], shown, stream)
        if len(value) > layout.MOST:
            stream.write(f"and {len(value) - layout.MOST:,} more; `--format json` has them all\n")
    for key, value in objects.items():
        stream.write(f"\n{key}\n")
        layout.write_values({name: _said(one) for name, one in value.items()}, stream)


def _said(value: Any) -> str:
    return "none" if value == [] else words(value)


def _is_object(value: Any) -> bool:
    return isinstance(value, Mapping) and bool(value)


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)
