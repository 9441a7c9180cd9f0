"""Where a table begins below titles, told by the shape of its rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence

EVEN = 0.8
"""The part of the rows that has to be of one width."""


def table_below(lines: Sequence[str], delimiters: str, most: int) -> tuple[str, int] | None:
    """The delimiter of the table in `lines`, and the line that it begins at, within the first `most` of them.

    The delimiter counts that cuts most often, into rows of the usual width. None where the table begins with the first
    line, or where there is none: fewer than two rows, or fewer than four in five of one width.
    """
    found = {delimiter: _begins(lines, delimiter, most) for delimiter in delimiters}
    delimiter, (cuts, at) = max(found.items(), key=lambda each: (each[1][0], -each[1][1]))
    return (delimiter, at) if cuts and at else None


def _begins(lines: Sequence[str], delimiter: str, most: int) -> tuple[int, int]:
    """How often `delimiter` cuts the rows of the table that it makes, and the line that this begins at; else 0, 0.

    A title that fills less than half of the columns is no header.
    """
    rows = _rows(lines, delimiter)
    widths = Counter(len(cells) for _, cells in rows if len(cells) > 1)
    width = max(widths, key=lambda width: (widths[width] * (width - 1), width), default=0)
    full = (at for at, (_, cells) in enumerate(rows) if len(cells) == width and 2 * sum(map(bool, cells)) >= width)
    first = next(full, len(rows))
    even = sum(len(cells) == width for _, cells in rows[first:])
    if even < 2 or rows[first][0] >= most or even < EVEN * len(rows[first:]):
        return 0, 0
    return even * (width - 1), rows[first][0]


def _rows(lines: Sequence[str], delimiter: str) -> list[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line it begins at; none where a cell is too long."""
    reader = csv.reader(lines, delimiter=delimiter)
    found: list[tuple[int, list[str]]] = []
    begins = 0
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if any(cells):
                found.append((begins, cells))
            begins = reader.line_num
    except csv.Error:
        return []
    return found
