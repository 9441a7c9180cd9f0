"""Delimited exports of other tools: each row as a mapping from the header's names."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence

from linkgraph.errors import SourceError
from linkgraph.records import Reject

from .careful import RECORD_LIMIT
from .dialect import Dialect, sniff
from .foreign import Sample
from .header import above, key
from .lines import text_lines
from .source import SourceFile
from .utf8 import encoding_of

Row = dict[str, str]


def header_names(head: Sample, wanted: Sequence[str]) -> set[str]:
    """The header names of `head` as `key` spells them; empty where it is no delimited text."""
    if not head.lines or head.suffix in ("json", "xml", "html"):
        return set()
    dialect = sniff("\n".join(head.lines[:20]), [key(name) for name in wanted])
    return {key(name) for name in dialect.names} if dialect else set()


def csv_rows(source: SourceFile, wanted: Sequence[str]) -> Iterator[tuple[int, Row] | Reject]:
    """Each row with its line; names as `key` spells them. Blank cells are left out, other widths rejected."""
    csv.field_size_limit(RECORD_LIMIT)
    numbered = _Numbered(source)
    first = [line for line, _ in zip(numbered, range(20), strict=False)]
    dialect = sniff("".join(first), [key(name) for name in wanted])
    if dialect is None:
        raise SourceError("the file holds nothing but blank lines")
    if dialect.above:
        yield above(source.file, dialect.lines, dialect.above)
    yield from _rows(source, dialect)


def _rows(source: SourceFile, dialect: Dialect) -> Iterator[tuple[int, Row] | Reject]:
    numbered = _Numbered(source)
    reader = csv.reader(iter(numbered), delimiter=dialect.delimiter)
    names = [key(name) for name in dialect.names]
    begun = False
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise SourceError(f"the table is damaged after line {line}: {error}") from error
        if begun and any(cells):
            yield _row(source, line, names, cells)
        begun = begun or [key(cell) for cell in cells] == names
        line = numbered.at + 1


def _row(source: SourceFile, line: int, names: Sequence[str], cells: list[str]) -> tuple[int, Row] | Reject:
    if len(cells) > len(names) and any(cells[len(names) :]):
        return Reject(source.file, line, f"the row has {len(cells)} cells where the header has {len(names)}")
    return line, {name: cell.strip() for name, cell in zip(names, cells, strict=False) if cell.strip()}


class _Numbered:
    """The lines of a file with their ends, and the number of the one given out last."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self.at = 0

    def __iter__(self) -> Iterator[str]:
        for line in text_lines(self._source.path, encoding_of(self._source.path)):
            self.at = line.number
            yield line.text.replace("\0", "\ufffd") + "\n"
