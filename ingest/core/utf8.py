"""A file as a stream of UTF-8 bytes, whatever its encoding, cut at line ends."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linkgraph.content.encoding import by_mark, by_zeros, legacy
from linkgraph.errors import SourceError

from .unpack import Unpacked, opened

BLOCK = 4 << 20
SAMPLE = 65_536
LONG = 16 << 20


@dataclass(frozen=True, slots=True)
class Encoding:
    """The name of a codec and the length of the byte order mark to skip."""

    name: str
    mark: int = 0


def encoding_of(path: Path) -> Encoding:
    """How `path` is encoded, by reading all of it once. SourceError where it is empty."""
    with opened(path) as stream:
        head = stream.read(4096)
        if not head:
            raise SourceError("the file is empty")
        if marked := by_mark(head):
            return Encoding(*marked)
        if zeros := by_zeros(head):
            return Encoding(zeros)
        return Encoding(_scan(head, stream))


def _scan(head: bytes, stream: Unpacked) -> str:
    good, bad, sample = 0, 0, b""
    for block in _whole_lines(head, stream):
        if block.isascii():
            continue
        try:
            block.decode("utf-8")
            good += 1
        except UnicodeDecodeError:
            fine, wrong = _sorted_lines(block)
            good, bad = good + fine, bad + len(wrong)
            sample = (sample + b"\n".join(wrong))[:SAMPLE]
    if bad == 0 or good >= bad:
        return "utf-8"
    return legacy(sample) or "utf-8"


def _sorted_lines(block: bytes) -> tuple[int, list[bytes]]:
    fine, wrong = 0, []
    for line in block.split(b"\n"):
        if line.isascii():
            continue
        try:
            line.decode("utf-8")
            fine += 1
        except UnicodeDecodeError:
            wrong.append(line)
    return fine, wrong


def _whole_lines(head: bytes, stream: Unpacked) -> Iterator[bytes]:
    """Blocks that end at a line end, or are long; up to the place where the file cannot be read further."""
    rest = head
    try:
        while data := stream.read(BLOCK):
            whole, newline, rest = (rest + data).rpartition(b"\n")
            yield whole + newline
            if len(rest) > LONG:
                yield rest
                rest = b""
    except SourceError:
        pass  # the reading that follows says so, after the rows before it
    yield rest


def invalid_byte(byte: int) -> str:
    """The reason why a row with this byte is rejected."""
    return f"the row holds the byte 0x{byte:02X}, which is not valid in the encoding of its file"


def _mark_invalid(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\udcff", error.end


codecs.register_error("linkgraph.invalid", _mark_invalid)


def utf8_blocks(path: Path, encoding: Encoding) -> Iterator[bytes]:
    """The bytes of `path` as UTF-8. What cannot be decoded stays invalid, so that its row can be named."""
    with opened(path) as stream:
        stream.read(encoding.mark)
        if encoding.name == "utf-8":
            while data := stream.read(BLOCK):
                yield data
            return
        decoder = codecs.getincrementaldecoder(encoding.name)("linkgraph.invalid")
        while data := stream.read(BLOCK):
            yield decoder.decode(data).encode("utf-8", "surrogatepass")
        yield decoder.decode(b"", final=True).encode("utf-8", "surrogatepass")
