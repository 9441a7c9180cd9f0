"""Workbooks (XLSX, XLS, XLSB, ODS), by calamine: the sheet named like the record kind, else the first with rows.

Sheets with the same header are read with it, and sheets that are named like other record kinds as those.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time
from fnmatch import fnmatch
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from linkgraph.content.archive import check_zip
from linkgraph.errors import SourceError
from linkgraph.records import Batch, Reject, record_kinds

from .core.dialect import TITLES
from .core.header import above, header_of
from .core.ingestor import Ingestor
from .core.shape import BATCH_ROWS, shaped
from .core.source import Layout, SourceFile, source_file
from .core.values import as_text

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Cells = list[Any]
ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
"""What a formula that failed shows: no value."""
PACKED = ("xlsx", "xlsm", "xlsb", "ods")
MOST_BYTES = 2 << 30


class Xlsx(Ingestor):
    """A spreadsheet. A row's line is its row number in the sheet."""

    name = "XLSX"
    suffixes = ("xlsx", "xlsm", "xlsb", "xls", "ods")
    packable = False

    def tables(self, path: Path) -> Sequence[str]:
        """The sheets that hold something, where there are several."""
        filled = filled_sheets(source_file(path, path.parent, ""))
        return filled if len(filled) > 1 else ()

    def read(self, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
        """The rows of the sheets; one that holds something and does not say what is named in a reject."""
        if source.size == 0:
            raise SourceError("the file is empty")
        if source.path.suffix.lower().lstrip(".") in PACKED:
            check_zip(source.path, "an XLSX workbook", MOST_BYTES)
        book = _open(source)
        try:
            chosen, others = _sheets(book, source.kind)
            names = _header(book, chosen, source.kind, layout)
            if others:
                yield from _other(book, chosen, source.kind, source, layout)
            else:
                yield from _rows(_cells(book.get_sheet_by_name(chosen)), source, layout)
            for title in others:
                same = _header(book, title, source.kind, layout) == names
                yield from _other(
                    book, title, kind_of(title, layout) or (source.kind if same else None), source, layout
                )
        finally:
            book.close()


def kind_of(title: str, layout: Layout) -> str | None:
    """The record kind that a sheet is named like, or for which `[files]` names it."""
    name = title.strip().lower()
    mapped = (kind for kind, patterns in layout.files.items() if any(fnmatch(title, pattern) for pattern in patterns))
    return next((kind for kind in mapped if kind in record_kinds()), name if name in record_kinds() else None)


def read_sheets(source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
    """The rows of every sheet of a workbook that is itself named like no record kind."""
    book = _open(source)
    try:
        for title in book.sheet_names:
            if _is_filled(book, title):
                yield from _other(book, title, kind_of(title, layout), source, layout)
    finally:
        book.close()


def filled_sheets(source: SourceFile) -> list[str]:
    """The names of the sheets that hold something, in their order. SourceError where this is no workbook."""
    book = _open(source)
    try:
        return [title for title in book.sheet_names if _is_filled(book, title)]
    finally:
        book.close()


def titles_of(source: SourceFile) -> list[str]:
    """The names of the sheets."""
    book = _open(source)
    try:
        return list(book.sheet_names)
    finally:
        book.close()


def _other(
    book: CalamineWorkbook, title: str, kind: str | None, source: SourceFile, layout: Layout
) -> Iterator[Batch | Reject]:
    if kind is None:
        hint = f'say which in linkgraph.toml: [files] profiles = ["{title}"]'
        yield Reject(source.file, 0, f"the sheet {title!r} does not say which records it holds; {hint}")
        return
    try:
        yield from _rows(_cells(book.get_sheet_by_name(title)), replace(source, kind=kind), layout)
    except SourceError as error:
        yield Reject(source.file, 0, f"sheet {title!r}: {error}")


def _header(book: CalamineWorkbook, title: str, kind: str, layout: Layout) -> list[str]:
    first = list(islice(_cells(book.get_sheet_by_name(title)), TITLES))
    return _names(first[_header_at(first, kind, layout)][1])


def _header_at(first: Sequence[tuple[int, Cells]], kind: str, layout: Layout) -> int:
    """Where the header stands among the first rows: where all that is required is named, of several cells rather than
    of one; else the first row of several cells.
    """
    wide = [at for at, (_, row) in enumerate(first) if sum(map(bool, _names(row))) > 1]
    ranked = [*wide, *(at for at in range(len(first)) if at not in wide)]
    fits = (at for at in ranked if _fits(_names(first[at][1]), kind, layout))
    return next(chain(fits, wide), 0)


def _fits(names: list[str], kind: str, layout: Layout) -> bool:
    try:
        header_of(kind, names, layout)
    except SourceError:
        return False
    return True


def _names(row: Cells) -> list[str]:
    return ["" if cell is None else str(cell) for cell in row]


def _open(source: SourceFile) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        return CalamineWorkbook.from_path(str(source.path))
    except (CalamineError, OSError, ValueError) as error:
        raise SourceError(f"this is no XLSX workbook, or it is damaged: {error}") from error


def _sheets(book: CalamineWorkbook, kind: str) -> tuple[str, list[str]]:
    filled = [title for title in book.sheet_names if _is_filled(book, title)]
    if not filled:
        raise SourceError("the workbook is empty")
    chosen = next((title for title in filled if title.strip().lower() == kind), filled[0])
    return chosen, [title for title in filled if title != chosen]


def _is_filled(book: CalamineWorkbook, title: str) -> bool:
    from python_calamine import CalamineError

    try:
        return any(map(_filled, book.get_sheet_by_name(title).iter_rows()))
    except (CalamineError, OSError) as error:
        raise SourceError(f"the workbook is damaged: {error}") from error


def _cells(sheet: CalamineSheet) -> Iterator[tuple[int, Cells]]:
    """The rows that hold something, with their numbers."""
    return ((line, row) for line, row in enumerate(sheet.iter_rows(), start=1) if _filled(row))


def _filled(row: Cells) -> bool:
    return any(cell is not None and cell != "" for cell in row)


def _rows(numbered: Iterator[tuple[int, Cells]], source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
    first = list(islice(numbered, TITLES))
    at = _header_at(first, source.kind, layout)
    names = _names(first[at][1])
    header = header_of(source.kind, names, layout)
    if at:
        said = (" ".join(filter(None, _names(row))) for _, row in first[:at])
        yield above(source.file, first[at][0], said)
    numbered = chain(first[at + 1 :], numbered)
    while part := list(islice(numbered, BATCH_ROWS)):
        columns = [_column(cells) for cells in zip(*(row for _, row in part), strict=True)]
        yield from shaped(source, layout, header, columns, pa.array([line for line, _ in part], pa.int64()))


def _column(cells: tuple[Any, ...]) -> pa.Array:
    return pa.array([as_text(_value(cell)) for cell in cells], pa.string())


def _value(cell: Any) -> Any:
    """A cell's value. Midnight is how Excel writes a date; an error such as #N/A is no value."""
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    return None if isinstance(cell, str) and cell in ERRORS else cell
