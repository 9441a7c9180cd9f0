"""Opening a file that may be gzipped or zstd-compressed, told by its first bytes, within limits."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, cast

from linkgraph.errors import SourceError

from .zstd import ZstdReader

GZIP, ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
SKIPPABLE = b"\x2a\x4d\x18"
"""The bytes after the first of a zstd frame that is not data (RFC 8878, 3.1.2); pzstd begins with one."""
FREE = 64 << 20
"""Bytes that may come out of a compressed file before its ratio is looked at."""
RATIO = 200
"""How many times its size a compressed file may unpack to beyond that."""


class Stream(Protocol):
    """What is read from."""

    def read1(self, count: int, /) -> bytes:
        """Some bytes, `count` at most; none at the end."""


class Unpacked:
    """Reads unpacked bytes, up to the place where they are damaged, and stops a decompression bomb."""

    def __init__(self, stream: Stream, size: int | None) -> None:
        self._stream, self._size, self._out = stream, size, 0
        self._failed: SourceError | None = None

    def read(self, count: int) -> bytes:
        """`count` bytes, fewer at the end and before damage; the next call then raises SourceError."""
        parts: list[bytes] = []
        while count > 0 and self._failed is None:
            part = self._some(count)
            if not part:
                break
            parts.append(part)
            count -= len(part)
        if self._failed is not None and not parts:
            raise self._failed
        return b"".join(parts)

    def _some(self, count: int) -> bytes:
        try:
            data = self._stream.read1(count)
        except Exception as error:  # zstandard's own error too, without importing it for every file
            self._failed = _damage(error)
            return b""
        self._out += len(data)
        if self._size is not None and self._out > max(FREE, self._size * RATIO):
            self._failed = SourceError(
                f"{self._size} bytes unpack to more than {self._out >> 20} MB, which looks like a "
                "decompression bomb; unpack the file by hand if it is none"
            )
        return data


def _damage(error: Exception) -> SourceError:
    if isinstance(error, EOFError):
        return SourceError("the compressed data is cut short; copy the file again")
    if isinstance(error, OSError | zlib.error) or type(error).__name__ == "ZstdError":
        return SourceError(f"the file is damaged: {error}")
    raise error


@contextmanager
def opened(path: Path) -> Iterator[Unpacked]:
    """The unpacked bytes of `path`. SourceError where it cannot be opened."""
    try:
        raw = path.open("rb")
    except OSError as error:
        raise SourceError(f"cannot be opened: {error.strerror}") from error
    with raw:
        head = raw.read(4)
        raw.seek(0)
        if head.startswith(GZIP):
            yield Unpacked(cast(Stream, gzip.GzipFile(fileobj=raw)), path.stat().st_size)
        elif head == ZSTD or (head[1:] == SKIPPABLE and 0x50 <= head[0] <= 0x5F):
            yield Unpacked(ZstdReader(raw), path.stat().st_size)
        else:
            yield Unpacked(raw, None)
