"""CSV and TSV: any delimiter, any encoding, quoted line ends, with the line of every record."""

from __future__ import annotations

from collections.abc import Generator, Iterator

import pyarrow as pa

from linkgraph.errors import SourceError
from linkgraph.records import Batch, Reject, record_kind

from .core import careful, fast
from .core.careful import RECORD_LIMIT
from .core.dialect import Dialect, sniff
from .core.header import Header, above, header_of, key
from .core.ingestor import Ingestor
from .core.magic import expect_text
from .core.shape import batches
from .core.source import Layout, SourceFile
from .core.utf8 import encoding_of, utf8_blocks

HEADER_LIMIT = 1 << 20


class Delimited(Ingestor):
    """Delimited text with a header."""

    name = "CSV"
    suffixes = ("csv", "tsv", "tab", "txt")

    def read(self, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
        """The rows of `source`. Raises SourceError where its header cannot be used."""
        expect_text(source.path, "CSV")
        blocks = utf8_blocks(source.path, encoding_of(source.path))
        start = _start(blocks)
        dialect = sniff(start[:HEADER_LIMIT].decode("utf-8", "replace"), _wanted(source.kind, layout))
        if dialect is None:
            raise SourceError("the file holds nothing but blank lines")
        header = header_of(source.kind, dialect.names, layout)
        if dialect.above:
            yield above(source.file, dialect.lines, dialect.above)
        body = _skip_lines(start, dialect.lines)
        yield from _Rows(source, layout, header, dialect).read(body, blocks)


class _Rows:
    """Goes through the blocks of one file, fast where it can."""

    def __init__(self, source: SourceFile, layout: Layout, header: Header, dialect: Dialect) -> None:
        self.source, self.layout, self.header, self.dialect = source, layout, header, dialect
        self.line = dialect.lines + 1

    def read(self, body: bytes, blocks: Iterator[bytes]) -> Iterator[Batch | Reject]:
        rest = body
        for data in blocks:
            whole, tail = _cut(rest + data)
            if len(tail) > RECORD_LIMIT:
                raise SourceError(f"a line after line {self.line} is longer than {RECORD_LIMIT >> 20} MB")
            unread = yield from self._block(whole, final=False)
            rest = unread + tail
        yield from self._block(rest, final=True)

    def _block(self, block: bytes, *, final: bool) -> Generator[Batch | Reject, None, bytes]:
        block = self._skip_blank(block)
        if not block:
            return b""
        width = len(self.dialect.names)
        columns = fast.parse(block, self.dialect.delimiter, width)
        if columns is None:
            return (yield from self._careful(block, final))
        count = len(columns[0])
        lines = pa.array(range(self.line, self.line + count), pa.int64())
        self.line += count
        yield from batches(self.source, self.layout, self.header, columns, lines)
        return b""

    def _skip_blank(self, block: bytes) -> bytes:
        """`block` without the blank lines it begins with, which there may be millions of."""
        rest = block.lstrip(b"\r\n")
        blank = block[: len(block) - len(rest)]
        self.line += blank.count(b"\n") or blank.count(b"\r")
        return rest

    def _careful(self, block: bytes, final: bool) -> Generator[Batch | Reject, None, bytes]:
        delimiter, width = self.dialect.delimiter, len(self.dialect.names)
        parsed = careful.parse(block, delimiter, width, self.line, final)
        self.line += parsed.consumed
        for line, reason in parsed.faults:
            yield Reject(self.source.file, line, reason)
        if parsed.rows:
            columns = [pa.array(cells, pa.string()) for cells in zip(*parsed.rows, strict=True)]
            lines = pa.array(parsed.lines, pa.int64())
            yield from batches(self.source, self.layout, self.header, columns, lines)
        return parsed.rest


def _cut(data: bytes) -> tuple[bytes, bytes]:
    """`data` up to its last line end, and what follows; a carriage return counts where no newline is."""
    end = data.rfind(b"\n")
    if end < 0 and len(data) > RECORD_LIMIT:
        end = data.rfind(b"\r", 0, -1)
    return data[: end + 1], data[end + 1 :]


def _start(blocks: Iterator[bytes]) -> bytes:
    """The first bytes: enough for a header, or all there is."""
    start = b""
    for block in blocks:
        start += block
        if len(start) >= HEADER_LIMIT:
            break
    return start


def _skip_lines(data: bytes, count: int) -> bytes:
    text = data.decode("utf-8", "surrogateescape")
    at = 0
    for _ in range(count):
        at = _line_end(text, at)
    return text[at:].encode("utf-8", "surrogateescape")


def _line_end(text: str, at: int) -> int:
    ends = [end for end in (text.find("\n", at), text.find("\r", at)) if end >= 0]
    end = min(ends, default=len(text) - 1)
    return end + (2 if text[end : end + 2] == "\r\n" else 1)


def _wanted(kind: str, layout: Layout) -> list[str]:
    mapped = [theirs for names in layout.columns.get(kind, {}).values() for theirs in names]
    return [key(name) for name in (*record_kind(kind).columns, *mapped)]
