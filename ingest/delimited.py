"""CSV and TSV: any delimiter, any encoding, quoted line ends, with the line of every record."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pyarrow as pa

from linkgraph.records import Batch, Reject, record_kind

from .core import fast
from .core.header import above, header_of, key
from .core.ingestor import Ingestor
from .core.magic import expect_text
from .core.shape import batches
from .core.source import Layout, SourceFile
from .core.table_blocks import TableBlocks


class Delimited(Ingestor):
    """Delimited text with a header."""

    name = "CSV"
    suffixes = ("csv", "tsv", "tab", "txt")

    def read(self, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
        """The rows of `source`. Raises SourceError where its header cannot be used."""
        expect_text(source.path, "CSV")
        rows = _Rows(source, layout)
        dialect = rows.dialect
        if dialect.above:
            yield above(source.file, dialect.lines, dialect.above)
        yield from rows.read()


class _Rows(TableBlocks[Batch | Reject]):
    """The rows of one file, read the fast way where that can be."""

    def __init__(self, source: SourceFile, layout: Layout) -> None:
        super().__init__(source.path, _wanted(source.kind, layout))
        self.source, self.layout = source, layout
        self.header = header_of(source.kind, self.dialect.names, layout)

    def block(self, block: bytes, *, final: bool) -> Generator[Batch | Reject, None, bytes]:
        """The batches and rejects of `block`."""
        columns = fast.parse(block, self.dialect.delimiter, len(self.dialect.names))
        if columns is None:
            return (yield from self._careful(block, final))
        count = len(columns[0])
        lines = pa.array(range(self.line, self.line + count), pa.int64())
        self.line += count
        yield from batches(self.source, self.layout, self.header, columns, lines)
        return b""

    def _careful(self, block: bytes, final: bool) -> Generator[Batch | Reject, None, bytes]:
        parsed = self.parsed(block, final=final)
        for line, reason in parsed.faults:
            yield Reject(self.source.file, line, reason)
        if parsed.rows:
            columns = [pa.array(cells, pa.string()) for cells in zip(*parsed.rows, strict=True)]
            lines = pa.array(parsed.lines, pa.int64())
            yield from batches(self.source, self.layout, self.header, columns, lines)
        return parsed.rest


def _wanted(kind: str, layout: Layout) -> list[str]:
    mapped = [theirs for names in layout.columns.get(kind, {}).values() for theirs in names]
    return [key(name) for name in (*record_kind(kind).columns, *mapped)]
