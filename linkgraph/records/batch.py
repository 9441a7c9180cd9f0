"""What an ingestor yields: batches of rows, and what it had to leave out."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of one record kind out of one file.

    `rows` has, for every known column of the kind, a nullable string column (an empty
    cell is null, several values are joined by ` | `), `line` (int64, 1 is the first line
    of the file; a page or record number where there are no lines) and `extra` (a JSON
    object of the unknown columns, or null). `account` is `platform:id` already.
    """

    kind: str
    file: str
    rows: pa.Table


@dataclass(frozen=True, slots=True)
class Reject:
    """A row, or with `line` 0 a whole file, that could not be read, and why."""

    file: str
    line: int
    reason: str
