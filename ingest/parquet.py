"""Parquet. A row's line is its number, from 1."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from linkgraph.errors import SourceError
from linkgraph.records import Batch, Reject

from .core.arrow_text import text_columns, with_fields
from .core.header import header_of
from .core.ingestor import Ingestor
from .core.shape import BATCH_ROWS, shaped
from .core.source import Layout, SourceFile

LARGEST_ROW, MOST_BYTES = 64 << 20, 128 << 20
"""What a row may unpack to, and rows that are unpacked together."""


class Parquet(Ingestor):
    """A Parquet file."""

    name = "Parquet"
    suffixes = ("parquet",)
    packable = False

    def read(self, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
        """The rows of `source`, group by group."""
        import pyarrow.parquet

        if source.size == 0:
            raise SourceError("the file is empty")
        try:
            with pyarrow.parquet.ParquetFile(source.path) as file:
                yield from _rows(file, source, layout)
        except (pa.ArrowException, OSError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise SourceError(f"this is no Parquet file, or it is damaged: {reason}") from error


def _rows(file: pa.parquet.ParquetFile, source: SourceFile, layout: Layout) -> Iterator[Batch | Reject]:
    mapped = layout.columns.get(source.kind, {}).values()
    paths = sorted({theirs for names in mapped for theirs in names if "." in theirs})
    empty = pa.RecordBatch.from_pylist([], schema=file.schema_arrow)
    header_of(source.kind, with_fields(empty, paths).schema.names, layout)
    line = 1
    for batch in file.iter_batches(batch_size=_rows_at_once(file)):
        header, columns = text_columns(source.kind, with_fields(batch, paths), layout)
        lines = pa.array(range(line, line + batch.num_rows), pa.int64())
        line += batch.num_rows
        yield from shaped(source, layout, header, columns, lines)


def _rows_at_once(file: pa.parquet.ParquetFile) -> int:
    """How many rows are unpacked together. SourceError where one alone is too large."""
    groups = [file.metadata.row_group(at) for at in range(file.metadata.num_row_groups)]
    widest = max((group.total_byte_size // max(group.num_rows, 1) for group in groups), default=0)
    if widest > LARGEST_ROW:
        raise SourceError(
            f"a row of it unpacks to {widest >> 20} MB, more than the {LARGEST_ROW >> 20} MB a row may have"
        )
    return max(1, min(BATCH_ROWS, MOST_BYTES // max(widest, 1)))
