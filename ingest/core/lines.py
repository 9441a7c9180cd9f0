"""A text file line by line, each with its number and what is wrong with its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linkgraph.errors import SourceError

from .careful import RECORD_LIMIT
from .utf8 import Encoding, invalid_byte, utf8_blocks


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end. `fault` says why its bytes are no text, and is None where they are."""

    number: int
    text: str
    fault: str | None = None


def text_lines(path: Path, encoding: Encoding) -> Iterator[Line]:
    """The lines of `path` that are not empty. SourceError where one is longer than 16 MB."""
    number, rest = 0, b""
    for data in utf8_blocks(path, encoding):
        *whole, rest = (rest + data).split(b"\n")
        if len(rest) > RECORD_LIMIT:
            raise SourceError(f"line {number + len(whole) + 1} is longer than {RECORD_LIMIT >> 20} MB")
        for line in whole:
            number += 1
            if line:
                yield _line(number, line)
    if rest:
        yield _line(number + 1, rest)


def _line(number: int, data: bytes) -> Line:
    try:
        return Line(number, data.decode("utf-8").removesuffix("\r"))
    except UnicodeDecodeError as error:
        return Line(number, "", invalid_byte(data[error.start]))
