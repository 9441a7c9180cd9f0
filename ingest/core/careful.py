"""The careful way through delimited text: every record with its line, every fault by name.

This is the oracle for the fast way, and what the fast way falls back to.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from .utf8 import invalid_byte

RECORD_LIMIT = 16 << 20
"""The longest record, in characters, before its quote counts as never closed."""
UNFINISHED = "unexpected end of data"
"""What the csv module says of a quote that is still open at the end."""
SWALLOWED = "other records stand in a quoted cell"
"""What is wrong with a record that ends at the quote of a later one."""


@dataclass(slots=True)
class Parsed:
    """Records with the lines they begin on, faults as (line, reason), and text left for the next block."""

    width: int
    suspicious: bool
    """True where the block holds a NUL or bytes that are no text, so that every cell is looked at."""
    short: bool = False
    """True where cells at the end of a record may be missing."""
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)
    rest: bytes = b""
    consumed: int = 0
    """How many lines were used up."""

    def take(self, row: list[str], line: int) -> None:
        """Keeps `row` if it is whole; cells too many are dropped where they are empty."""
        if len(row) > self.width and not any(row[self.width :]):
            row = row[: self.width]
        if self.short:
            row = row + [""] * (self.width - len(row))
        if len(row) != self.width:
            self.faults.append((line, f"the row has {len(row)} cells where the header has {self.width}"))
        elif self.suspicious and (fault := _fault("".join(row))):
            self.faults.append((line, fault))
        else:
            self.rows.append(row)
            self.lines.append(line)


def parse(block: bytes, delimiter: str, width: int, first: int, final: bool, *, short: bool = False) -> Parsed:
    """The records of `block`, which begins at a record on line `first`.

    `width` is the number of columns a record must have, or may have where it may be `short`. Unless `final`, an
    unfinished record at the end is given back as `rest`.
    """
    csv.field_size_limit(RECORD_LIMIT)
    text, suspicious = _decoded(block)
    lines = io.StringIO(text, newline="").readlines()
    parsed, at = Parsed(width, suspicious, short), 0
    while at < len(lines):
        at, reason = _run(lines, at, delimiter, first, parsed)
        if at == len(lines):
            break
        if reason == UNFINISHED and not final and sum(map(len, lines[at:])) < RECORD_LIMIT:
            parsed.rest = "".join(lines[at:]).encode("utf-8", "surrogateescape")
            break
        _salvage(lines[at], first + at, reason, delimiter, parsed)
        at += 1
    parsed.consumed = at
    return parsed


def _decoded(block: bytes) -> tuple[str, bool]:
    try:
        return block.decode("utf-8"), b"\0" in block
    except UnicodeDecodeError:
        return block.decode("utf-8", "surrogateescape"), True


def _run(lines: list[str], at: int, delimiter: str, first: int, parsed: Parsed) -> tuple[int, str]:
    """Reads records until the end or a broken one; the position of the broken one, and what is wrong."""
    reader = csv.reader(_from(lines, at), delimiter=delimiter, strict=True)
    done = 0
    try:
        for row in reader:
            begins, ends = at + done, at + reader.line_num
            if ends - begins > 1 and _are_records(lines[begins + 1 : ends], delimiter, parsed.width):
                return begins, SWALLOWED
            if row:
                parsed.take(row, first + begins)
            done = reader.line_num
    except csv.Error as error:
        return at + done, str(error)
    return len(lines), ""


def _are_records(lines: list[str], delimiter: str, width: int) -> bool:
    """True where each line is a whole record by itself, as no line is that ends the quoted cell of another."""
    if any(line.count('"') % 2 for line in reversed(lines)):
        return False
    try:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter, strict=True)]
    except csv.Error:
        return False
    return widths == [width] * len(lines)


def _from(lines: list[str], at: int) -> Iterator[str]:
    for position in range(at, len(lines)):
        yield lines[position]


def _salvage(text: str, line: int, reason: str, delimiter: str, parsed: Parsed) -> None:
    """Takes the broken line alone, if it makes sense without strictness; else it is a fault."""
    row = next(csv.reader([text], delimiter=delimiter), [])
    if len(row) == parsed.width and not row[-1].endswith(("\n", "\r")):
        parsed.take(row, line)
    elif reason in (UNFINISHED, SWALLOWED) or "limit" in reason:
        parsed.faults.append((line, "a quote is opened in this row and never closed"))
    else:
        parsed.faults.append((line, "a quote inside a quoted cell is not doubled"))


def _fault(text: str) -> str | None:
    if "\0" in text:
        return "the row holds a NUL byte"
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return invalid_byte(ord(text[error.start]) & 0xFF)
    return None
