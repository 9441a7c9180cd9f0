"""XLSX workbooks: one sheet a file, the one named like the record kind, else the first with rows."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator
from datetime import datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from linkgraph.content.archive import check_zip
from linkgraph.errors import SourceError
from linkgraph.records import Batch, Reject

from .core.header import header_of, match
from .core.ingestor import Ingestor
from .core.shape import BATCH_ROWS, shaped
from .core.source import Layout, SourceFile
from .core.values import as_text

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

Cells = tuple[Any, ...]


class Xlsx(Ingestor):
    """An Excel workbook. A row's line is its row number in the sheet."""

    name = "XLSX"
    suffixes = ("xlsx", "xlsm")
    packable = False

    def read(self, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
        """The rows of one sheet; the other sheets that hold something are named in a reject."""
        if source.size == 0:
            raise SourceError("the file is empty")
        check_zip(source.path, "an XLSX workbook")
        book = _open(source)
        try:
            chosen, others = _sheets(book, source.kind)
            for title in others:
                reason = f"the sheet {title!r} was not read, since one is read a file; save it on its own"
                yield Reject(source.file, 0, reason)
            yield from _rows(book[chosen].iter_rows(values_only=True), source, layout)
        except (KeyError, ValueError, TypeError, SyntaxError, zipfile.BadZipFile) as error:
            raise SourceError(f"the workbook is damaged: {error}") from error
        finally:
            book.close()


def _open(source: SourceFile) -> Workbook:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(source.path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises what the broken part happens to raise
        raise SourceError(f"this is no XLSX workbook, or it is damaged: {error}") from error


def _sheets(book: Workbook, kind: str) -> tuple[str, list[str]]:
    filled = [sheet.title for sheet in book.worksheets if _first_row(sheet) is not None]
    if not filled:
        raise SourceError("the workbook is empty")
    chosen = next((title for title in filled if title.strip().lower() == kind), filled[0])
    return chosen, [title for title in filled if title != chosen]


def _first_row(sheet: Any) -> Cells | None:
    return next((row for row in sheet.iter_rows(values_only=True) if _filled(row)), None)


def _filled(row: Cells) -> bool:
    return any(cell is not None and cell != "" for cell in row)


def _rows(rows: Iterator[Cells], source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
    numbered = ((line, row) for line, row in enumerate(rows, start=1) if _filled(row))
    names = ["" if cell is None else str(cell) for cell in next(numbered)[1]]
    header_of(source.kind, names, layout)
    while part := list(islice(numbered, BATCH_ROWS)):
        width = max(len(names), *(len(row) for _, row in part))
        header = match(source.kind, names + [""] * (width - len(names)), layout)
        padded = ((*row, *(None,) * (width - len(row))) for _, row in part)
        columns = [_column(cells) for cells in zip(*padded, strict=True)]
        yield from shaped(source, layout, header, columns, pa.array([line for line, _ in part], pa.int64()))


def _column(cells: Cells) -> pa.Array:
    return pa.array([as_text(_value(cell)) for cell in cells], pa.string())


def _value(cell: Any) -> Any:
    """A cell's value. Midnight is how Excel writes a date; an error such as #N/A is no value."""
    from openpyxl.cell.cell import ERROR_CODES

    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    return None if cell in ERROR_CODES else cell
