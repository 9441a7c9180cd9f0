"""How a delimited file is written: its delimiter, and where its header stands."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from .titles import table_below

DELIMITERS = ",;\t|\x1f\x01^~:"
TITLES = 20
"""Lines that may stand above the header: titles, and for whom the export was made."""
SHAPE = 50
"""Lines after them whose cells tell what is a table."""
NEVER = " _-.'\"()"
"""Signs that stand inside of names."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """The delimiter, the header's names, how many lines the header ends after, and what stands above it."""

    delimiter: str
    names: tuple[str, ...]
    lines: int
    above: tuple[str, ...] = ()


def sniff(sample: str, wanted: Sequence[str]) -> Dialect | None:
    """The dialect of a file that begins with `sample`; None where it holds no line.

    The delimiter that yields most of the `wanted` header names (as `header.key` spells them)
    wins, then the one whose first rows are of one width, then the one with most columns.
    """
    lines = io.StringIO(sample, newline="").readlines()
    skip = next((at for at, line in enumerate(lines) if line.strip()), len(lines))
    if skip == len(lines):
        return None
    said = lines[skip].strip()
    if said.lower().startswith("sep=") and len(said) == 5 and skip + 1 < len(lines):
        return _dialect(lines, skip + 1, said[4])
    found = [_dialect(lines, skip, delimiter) for delimiter in DELIMITERS]
    best = max(found, key=lambda dialect: _fit(dialect, lines, wanted))
    best = best if len(best.names) > 1 else _odd(lines, skip, wanted) or best
    return best if _hits(best, wanted) else _below(lines, skip, wanted) or _below_titles(lines, skip) or best


def _below(lines: list[str], skip: int, wanted: Sequence[str]) -> Dialect | None:
    """The dialect of the first line further down that has two of the `wanted` names."""
    for at in range(skip + 1, min(skip + TITLES, len(lines))):
        for delimiter in DELIMITERS:
            found = _dialect(lines, at, delimiter) if delimiter in lines[at] else None
            if found and _hits(found, wanted) >= 2:
                return replace(found, above=tuple(line.strip() for line in lines[:at] if line.strip()))
    return None


def _below_titles(lines: list[str], skip: int) -> Dialect | None:
    """The dialect of a table that begins further down, told by its shape."""
    begins = table_below(lines[skip : skip + TITLES + SHAPE], DELIMITERS, TITLES)
    if begins is None:
        return None
    delimiter, at = begins
    above = (line.strip(f"{delimiter} \r\n") for line in lines[skip : skip + at])
    return replace(_dialect(lines, skip + at, delimiter), above=tuple(filter(None, above)))


def _hits(dialect: Dialect, wanted: Sequence[str]) -> int:
    from .header import key

    return len({key(name) for name in dialect.names} & set(wanted))


def _odd(lines: list[str], skip: int, wanted: Sequence[str]) -> Dialect | None:
    """The dialect of another sign, where it yields two of the `wanted` names."""
    signs = sorted(
        {char for char in lines[skip].strip() if char.isascii() and not char.isalnum() and char not in NEVER}
    )
    found = [_dialect(lines, skip, sign) for sign in signs]
    best = max(found, key=lambda dialect: _fit(dialect, lines, wanted), default=None)
    return best if best and _fit(best, lines, wanted)[0] >= 2 else None


def _dialect(lines: list[str], skip: int, delimiter: str) -> Dialect:
    reader = csv.reader(lines[skip:], delimiter=delimiter)
    try:
        names = next(reader)
    except csv.Error:
        return Dialect(delimiter, (lines[skip].strip(),), skip + 1)
    return Dialect(delimiter, tuple(names), skip + reader.line_num)


def _fit(dialect: Dialect, lines: list[str], wanted: Sequence[str]) -> tuple[int, int, int]:
    reader = csv.reader(lines[dialect.lines : dialect.lines + 50], delimiter=dialect.delimiter)
    try:
        widths = Counter(len(row) for row in reader if row)
    except csv.Error:
        widths = Counter()
    width = len(dialect.names)
    return _hits(dialect, wanted), widths[width] if width > 1 else 0, width
