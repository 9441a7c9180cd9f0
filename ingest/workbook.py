"""Workbooks whose sheets are named like the files of a case, whatever the workbook itself is called."""

from __future__ import annotations

from collections.abc import Iterator

from linkgraph.content.archive import OLE, check_zip
from linkgraph.errors import SourceError
from linkgraph.records import Batch, Reject, record_kinds

from .core.foreign import Foreign, Record, Sample
from .core.source import Layout, SourceFile, source_file
from .xlsx import MOST_BYTES, PACKED, Xlsx, read_sheets, titles_of


class Workbook(Foreign):
    """A spreadsheet with several tables."""

    name = "workbook"

    def recognises(self, head: Sample) -> bool:
        """True for a spreadsheet with a sheet of such a name."""
        if head.suffix not in Xlsx.suffixes or not head.data.startswith((b"PK", OLE)):
            return False
        source = source_file(head.path, head.path.parent, "")
        try:
            return any(title.strip().lower() in record_kinds() for title in _titles(source))
        except SourceError:
            return False

    def records(self, source: SourceFile) -> Iterator[Record | Reject]:
        """Nothing: sheets have headers, so they are read by `read`."""
        del source
        return iter(())

    def read(self, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
        """The rows of every sheet that says which kind it holds."""
        _titles(source)
        yield from read_sheets(source, layout)


def _titles(source: SourceFile) -> list[str]:
    if source.path.suffix.lower().lstrip(".") in PACKED:
        check_zip(source.path, "an XLSX workbook", MOST_BYTES)
    return titles_of(source)
