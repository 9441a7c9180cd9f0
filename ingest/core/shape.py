"""From raw columns of text to batches: trimmed, matched to our columns, checked, with what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.records import Batch, Reject

from .account import composed
from .chosen import chosen
from .dates import iso_dates
from .extra import extra_column
from .header import Header
from .joining import joined
from .source import Layout, SourceFile

BATCH_ROWS = 20_000
ABOUT = ("account", "kind", "value", "file", "ip", "by", "left", "right", "judgement", "address")
"""What a row is about, without which it says nothing whatever wrote it."""


def batches(
    source: SourceFile, layout: Layout, header: Header, columns: Sequence[pa.Array], lines: pa.Array
) -> Iterator[Batch | Reject]:
    """Batches of at most 20,000 rows out of raw `columns` (strings), in the order of `header.names`."""
    for start in range(0, len(lines), BATCH_ROWS):
        part = [column.slice(start, BATCH_ROWS) for column in columns]
        yield from shaped(source, layout, header, part, lines.slice(start, BATCH_ROWS))


def shaped(
    source: SourceFile,
    layout: Layout,
    header: Header,
    columns: Sequence[pa.Array],
    lines: pa.Array,
    *,
    whole: bool = True,
    extra: pa.Array | None = None,
) -> Iterator[Batch | Reject]:
    """One batch, after the rejects of the rows that lack a required value.

    `extra` are the unknown columns as JSON objects, where they are none of `columns`.

    Unless `whole`, only the columns that say what a row is about are required: a transfer on a
    chain has no currency, and is one all the same. Rows that the layout does not ask for are left out.
    """
    rows = _table(layout, header, [trimmed(column) for column in columns], lines, extra)
    kept = chosen(layout.only.get(source.kind, {}), header, columns)
    if kept is not None:
        rows = rows.filter(kept)
    required = header.kind.required if whole else tuple(n for n in header.kind.required if n in ABOUT)
    complete = _complete(rows, header, required)
    if not pc.all(complete).as_py():
        yield from _rejects(source, rows.filter(pc.invert(complete)), header, required)
        rows = rows.filter(complete)
    if rows.num_rows:
        yield Batch(source.kind, source.file, rows)


def trimmed(column: pa.Array) -> pa.Array:
    """Cells without surrounding white space; empty ones are null."""
    clean = pc.utf8_trim_whitespace(column)
    return pc.if_else(pc.equal(clean, ""), None, clean)


def _table(
    layout: Layout, header: Header, columns: list[pa.Array], lines: pa.Array, extra: pa.Array | None
) -> pa.Table:
    constants = layout.constants.get(header.kind.name, {})
    ours = {name: _column(name, header, columns, constants.get(name)) for name in header.kind.columns}
    ours = {name: column for name, column in ours.items() if column is not None}
    ours = iso_dates(composed(ours), layout.date_formats)
    empty = pa.nulls(len(lines), pa.string())
    whole: dict[str, Any] = {name: ours.get(name, empty) for name in header.kind.columns}
    whole["line"] = lines
    if extra is None:
        extra = extra_column({name: columns[at] for at, name in header.extra.items()}, len(lines))
    whole["extra"] = extra
    return pa.table(whole)


def _column(name: str, header: Header, columns: list[pa.Array], constant: str | None) -> pa.Array | None:
    parts = [columns[at] for at in header.known.get(name, ())]
    column = joined(name, parts) if parts else None
    if constant is None:
        return column
    if column is None:
        return pa.array([constant], pa.string()).take(pa.array([0] * len(columns[0]))) if columns else None
    return pc.fill_null(column, constant)


def _complete(rows: pa.Table, header: Header, required: Sequence[str]) -> pa.Array:
    whole = pc.is_valid(rows["line"])
    for name in required:
        whole = pc.and_(whole, pc.is_valid(rows[name]))
    if header.kind.one_of:
        some = pc.coalesce(*(rows[name] for name in header.kind.one_of))
        whole = pc.and_(whole, pc.is_valid(some))
    return whole


def _rejects(source: SourceFile, rows: pa.Table, header: Header, required: Sequence[str]) -> Iterator[Reject]:
    kind = header.kind
    for row in rows.select([*required, *kind.one_of, "line"]).to_pylist():
        missing = [name for name in required if row[name] is None]
        what = " and no ".join(missing) or " and no ".join(kind.one_of)
        yield Reject(source.file, row["line"], f"the row has no {what}")
