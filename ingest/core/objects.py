"""From objects (JSON, spreadsheet rows) to batches: their keys are columns, their values become text."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.records import Batch, Reject

from .header import Header, header_of, key, match
from .nested import with_paths
from .shape import BATCH_ROWS, shaped
from .source import Layout, SourceFile
from .values import as_text, encodable, is_nested

Row = Mapping[str, Any]
WIDE = 256
"""Keys in a batch beyond which those that are none of our columns are gathered row by row."""


class ObjectBatches:
    """Collects objects with their lines and gives them out in batches."""

    def __init__(self, source: SourceFile, layout: Layout, *, whole: bool = True) -> None:
        """`whole` is False where a row needs no more than its account (a list: its value)."""
        self._source, self._layout, self._whole = source, layout, whole
        self._rows: list[Row] = []
        self._lines: list[int] = []
        self._first = True
        mapped = layout.columns.get(source.kind, {}).values()
        self._paths = sorted({theirs for names in mapped for theirs in names if "." in theirs})

    def add(self, row: Row, line: int) -> Iterator[Batch | Reject]:
        """Takes one object; yields a batch when there are enough."""
        self._rows.append(with_paths(dict(row), self._paths) if self._paths else row)
        self._lines.append(line)
        if len(self._rows) >= BATCH_ROWS:
            yield from self.flush()

    def flush(self) -> Iterator[Batch | Reject]:
        """The batch of what was taken since the last one."""
        rows, lines = self._rows, self._lines
        self._rows, self._lines = [], []
        if not rows:
            return
        names = list(dict.fromkeys(chain.from_iterable(rows)))
        if self._first and self._whole:
            header_of(self._source.kind, names, self._layout)
            self._first = False
        extra: pa.Array | None = None
        if len(names) > WIDE:
            names, rows, extra = _narrowed(self._source.kind, names, rows, self._layout)
        header, columns = _columns(self._source.kind, names, rows, self._layout)
        numbers = pa.array(lines, pa.int64())
        yield from shaped(self._source, self._layout, header, columns, numbers, whole=self._whole, extra=extra)


def _narrowed(kind: str, names: list[str], rows: list[Row], layout: Layout) -> tuple[list[str], list[Row], pa.Array]:
    """The names of our columns, the rows with these alone, and for each row the rest as a JSON object.

    Objects may each have keys of their own; as columns they would take as many cells as there are rows and keys.
    """
    known = {names[at] for ats in match(kind, names, layout).known.values() for at in ats}
    asked = set(map(key, layout.only.get(kind, {})))
    choosing = {name for name in names if key(name) in asked} - known
    kept = known | choosing
    ours = [{name: value for name, value in row.items() if name in kept and not is_nested(value)} for row in rows]
    rest = [{n: value for n, value in row.items() if n not in ours[at] or n in choosing} for at, row in enumerate(rows)]
    return [name for name in names if name in kept], list(ours), pa.array(map(_object, rest), pa.string())


def _object(rest: Row) -> str | None:
    texts = {encodable(name.strip()): encodable((as_text(value) or "").strip()) for name, value in rest.items()}
    filled = {name: text for name, text in texts.items() if text}
    return json.dumps(filled, ensure_ascii=False, separators=(",", ":")) if filled else None


def _columns(kind: str, names: list[str], rows: list[Row], layout: Layout) -> tuple[Header, list[pa.Array]]:
    """The cells of `rows` by column; objects inside cells go to columns that are no known ones."""
    header = match(kind, names, layout)
    columns, nested = [], {}
    for at, name in enumerate(names):
        cells = [row.get(name) for row in rows]
        column = _plain(cells)
        if column is None and at not in header.extra and any(map(is_nested, cells)):
            nested[name] = [cell if is_nested(cell) else None for cell in cells]
            cells = [None if is_nested(cell) else cell for cell in cells]
        columns.append(column if column is not None else _texts(cells))
    for name, cells in nested.items():
        header.extra[len(columns)] = name
        columns.append(_texts(cells))
    return header, columns


def _plain(cells: list[Any]) -> pa.Array | None:
    """`cells` as they are, if all are text or missing; None where one is not, or cannot be kept."""
    try:
        column = pa.array(cells, pa.string())
    except (pa.ArrowTypeError, pa.ArrowInvalid, UnicodeEncodeError):
        return None
    return None if pc.any(pc.match_substring(column, "\0")).as_py() else column


def _texts(cells: Iterable[Any]) -> pa.Array:
    texts = [cell if cell is None else as_text(cell) for cell in cells]
    try:
        return pa.array(texts, pa.string())
    except UnicodeEncodeError:
        return pa.array([text if text is None else encodable(text) for text in texts], pa.string())
