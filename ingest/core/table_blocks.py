"""Delimited text below its header, in blocks that end at a line end, each read as its reader wants it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Generic, TypeVar

from linkgraph.errors import SourceError

from . import careful
from .careful import RECORD_LIMIT, Parsed
from .dialect import sniff
from .utf8 import encoding_of, utf8_blocks

HEADER_LIMIT = 1 << 20
Item = TypeVar("Item")


class TableBlocks(ABC, Generic[Item]):
    """Goes through the blocks of one file; `dialect` says how it is written, `line` which line comes next."""

    def __init__(self, path: Path, wanted: Sequence[str]) -> None:
        """`wanted` are header names as `header.key` spells them. SourceError where `path` holds nothing."""
        self._blocks = utf8_blocks(path, encoding_of(path))
        start = _start(self._blocks)
        dialect = sniff(start[:HEADER_LIMIT].decode("utf-8", "replace"), wanted)
        if dialect is None:
            raise SourceError("the file holds nothing but blank lines")
        self.dialect, self.line = dialect, dialect.lines + 1
        self._body = _skip_lines(start, dialect.lines)

    def read(self) -> Iterator[Item]:
        """What `block` makes of each. SourceError where a line is longer than 16 MB."""
        rest = self._body
        for data in self._blocks:
            whole, tail = _cut(rest + data)
            if len(tail) > RECORD_LIMIT:
                raise SourceError(f"a line after line {self.line} is longer than {RECORD_LIMIT >> 20} MB")
            unread = yield from self._filled(whole, final=False)
            rest = unread + tail
        yield from self._filled(rest, final=True)

    @abstractmethod
    def block(self, block: bytes, *, final: bool) -> Generator[Item, None, bytes]:
        """Reads `block`, which begins at a record; returns what goes on in the next one, nothing of a `final` one."""

    def parsed(self, block: bytes, *, final: bool, short: bool = False) -> Parsed:
        """The records of `block`, read the careful way, as `careful.parse` gives them."""
        found = careful.parse(block, self.dialect.delimiter, len(self.dialect.names), self.line, final, short=short)
        self.line += found.consumed
        return found

    def _filled(self, block: bytes, *, final: bool) -> Generator[Item, None, bytes]:
        block = self._skip_blank(block)
        if not block:
            return b""
        return (yield from self.block(block, final=final))

    def _skip_blank(self, block: bytes) -> bytes:
        """`block` without the blank lines it begins with, which there may be millions of."""
        rest = block.lstrip(b"\r\n")
        blank = block[: len(block) - len(rest)]
        self.line += blank.count(b"\n") or blank.count(b"\r")
        return rest


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
