"""Tables on a terminal: as wide as it is, and only as far as a person reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TextIO

from linkgraph.cli.output import aligned
from linkgraph.cli.output.words import all_numbers, words

if TYPE_CHECKING:
    from rich.console import Console

MOST = 20
"""Rows of one list of an object."""
ITEMS = 4
"""Items of a list in one cell; how many more there are is said."""
MANY = 2000
"""Rows beyond which there is plain text: laying out a table takes too long."""
WORD = 40
"""A column is at least as wide as its longest word, up to this."""
PROSE = 24
"""A column of several words is at least so wide, if it has as many characters."""
GAP = 2

Cells = Sequence[Sequence[str]]


def write_rows(rows: Sequence[Mapping[str, Any]], columns: Sequence[str], stream: TextIO) -> None:
    """A table where its words fit beside each other, else the rows below each other, a line a column.

    Columns in which every row is unknown are left out.
    """
    if len(rows) > MANY:
        aligned.write_rows(rows, columns, stream)
        return
    console = _console(stream)
    known = [name for name in columns if any(row.get(name) not in (None, [], "") for row in rows)] or columns
    cells = [[_short(row.get(name)) for name in known] for row in rows]
    ranges = [_range(column) for column in zip(known, *cells, strict=True)]
    room = console.width - GAP * len(ranges)
    if sum(least for least, _ in ranges) <= room:
        _write_table(
            console, known, cells, _widths(ranges, room), [all_numbers(row.get(name) for row in rows) for name in known]
        )
    else:
        _write_below(console, known, cells)


def write_values(values: Mapping[str, str], stream: TextIO) -> None:
    """One name and its value a line, and the value's further lines below its first."""
    _write_pairs(_console(stream), values.items())


def _console(stream: TextIO) -> Console:
    """As wide as COLUMNS or the terminal says; rich by itself takes every dumb terminal to be 80 wide."""
    from rich.console import Console

    size = get_terminal_size()
    return Console(file=stream, highlight=False, width=size.columns, height=size.lines)


def _short(value: Any) -> str:
    if isinstance(value, list) and len(value) > ITEMS + 1:
        return f"{words(value[:ITEMS])} and {len(value) - ITEMS} more"
    return words(value)


def _range(cells: Sequence[str]) -> tuple[int, int]:
    """The least width a column of these can be read at, and the width at which no cell is broken."""
    from rich.cells import cell_len

    most = max(map(cell_len, cells))
    word = max((cell_len(word) for cell in cells for word in cell.split()), default=0)
    return max(min(word, WORD), min(most, PROSE)), most


def _widths(ranges: Sequence[tuple[int, int]], room: int) -> list[int]:
    """Every column its least, and what is left evenly to those that can use it, the narrowest first."""
    widths = [least for least, _ in ranges]
    left = room - sum(widths)
    waiting = sorted(range(len(ranges)), key=lambda i: ranges[i][1] - ranges[i][0])
    for done, i in enumerate(waiting):
        more = min(ranges[i][1] - ranges[i][0], left // (len(waiting) - done))
        widths[i] += more
        left -= more
    return widths


def _write_table(
    console: Console, columns: Sequence[str], cells: Cells, widths: Sequence[int], numbers: Sequence[bool]
) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold")
    for column, width, number in zip(columns, widths, numbers, strict=True):
        table.add_column(column, justify="right" if number else "left", width=width, overflow="fold")
    for row in cells:
        table.add_row(*map(Text, row))
    console.print(table)


def _write_below(console: Console, columns: Sequence[str], cells: Cells) -> None:
    for number, row in enumerate(cells):
        if number:
            console.print()
        _write_pairs(console, ((name, cell) for name, cell in zip(columns, row, strict=True) if cell))


def _write_pairs(console: Console, pairs: Iterable[tuple[str, str]]) -> None:
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in pairs:
        grid.add_row(Text(name), Text(value))
    console.print(grid)
