"""Delimited exports of other tools: each row as a mapping from the header's names."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence

from linkgraph.records import Reject

from .dialect import sniff
from .foreign import Sample
from .header import above, key
from .source import SourceFile
from .table_blocks import TableBlocks

Row = dict[str, str]
Numbered = tuple[int, Row]


def header_names(head: Sample, wanted: Sequence[str]) -> set[str]:
    """The header names of `head` as `key` spells them; empty where it is no delimited text."""
    if not head.lines or head.suffix in ("json", "xml", "html"):
        return set()
    dialect = sniff("\n".join(head.lines[:20]), [key(name) for name in wanted])
    return {key(name) for name in dialect.names} if dialect else set()


def csv_rows(source: SourceFile, wanted: Sequence[str]) -> Iterator[Numbered | Reject]:
    """Each row with its line; names as `key` spells them. Blank cells are left out, rows that are too wide rejected."""
    rows = _Rows(source, [key(name) for name in wanted])
    dialect = rows.dialect
    if dialect.above:
        yield above(source.file, dialect.lines, dialect.above)
    yield from rows.read()


class _Rows(TableBlocks[Numbered | Reject]):
    """The rows of one export, which may leave out cells at their end."""

    def __init__(self, source: SourceFile, wanted: Sequence[str]) -> None:
        super().__init__(source.path, wanted)
        self._file = source.file
        self._names = [key(name) for name in self.dialect.names]

    def block(self, block: bytes, *, final: bool) -> Generator[Numbered | Reject, None, bytes]:
        """The rejects and rows of `block`."""
        parsed = self.parsed(block, final=final, short=True)
        for line, reason in parsed.faults:
            yield Reject(self._file, line, reason)
        for line, cells in zip(parsed.lines, parsed.rows, strict=True):
            row = {name: cell.strip() for name, cell in zip(self._names, cells, strict=True) if cell.strip()}
            if row:
                yield line, row
        return parsed.rest
