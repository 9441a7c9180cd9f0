"""Reading zstd, frame after frame, noticing a frame that is cut short (zstandard's own stream does not)."""

from __future__ import annotations

from typing import IO, Any

STEP = 1024
"""Bytes fed at a time; they may unpack to some 32 MB."""
WINDOW = 1 << 27


class ZstdReader:
    """The unpacked bytes of a zstd stream. Raises EOFError where it is cut short."""

    def __init__(self, raw: IO[bytes]) -> None:
        import zstandard

        self._raw = raw
        self._unpacker = zstandard.ZstdDecompressor(max_window_size=WINDOW)
        self._frame: Any = None
        self._ready = bytearray()

    def read1(self, count: int) -> bytes:
        """Some bytes, `count` at most; none at the end."""
        while not self._ready:
            packed = self._raw.read(STEP)
            if not packed and self._frame is not None:
                raise EOFError("a zstd frame is cut short")
            if not packed:
                return b""
            self._feed(packed)
        data = bytes(self._ready[:count])
        del self._ready[:count]
        return data

    def _feed(self, packed: bytes) -> None:
        while packed:
            if self._frame is None:
                self._frame = self._unpacker.decompressobj()
            self._ready += self._frame.decompress(packed)
            packed = self._frame.unused_data if self._frame.eof else b""
            if self._frame.eof:
                self._frame = None
