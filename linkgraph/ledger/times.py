"""Times and numbers of incoming rows: canonical, or left out with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.normalise import normaliser
from linkgraph.normalise.amounts import number
from linkgraph.records import Batch, Reject, record_kinds

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES = frozenset({"at", "ended_at", "seen_at", "sent_at", "created_at"})
NUMBERS = {"payments": ("amount",), "reviews": ("rating",)}


def canonical_cells(batch: Batch) -> tuple[Batch, list[Reject]]:
    """The batch with ISO times; a row whose required cell cannot be read is left out and named."""
    rows, rejects = batch.rows, list[Reject]()
    required = set(record_kinds()[batch.kind].required)
    bad = pa.array([False] * rows.num_rows, pa.bool_())
    for column, convert, what in _checked(batch.kind):
        values, failed = _converted(rows.column(column), convert)
        rejects += _rejects(batch, rows, column, failed, what, whole=column in required)
        if column in required:
            bad = pc.or_(bad, failed)
        rows = rows.set_column(rows.schema.get_field_index(column), column, values)
    return Batch(batch.kind, batch.file, rows.filter(pc.invert(bad))), rejects


def _checked(kind: str) -> list[tuple[str, Callable[[str], str | None], str]]:
    time = normaliser("time")
    columns = record_kinds()[kind].columns
    checks: list[tuple[str, Callable[[str], str | None], str]] = [
        (column, lambda raw: time(raw, None), "a time, for example 2024-05-31T09:00:00Z")
        for column in columns
        if column in TIMES
    ]
    checks += [(column, number, "a number") for column in NUMBERS.get(kind, ())]
    if kind == "logins":
        address = normaliser("ip")
        checks.append(("ip", lambda raw: raw if address(raw, None) else None, "an IP address"))
    return checks


def _converted(column: pa.ChunkedArray, convert: Callable[[str], str | None]) -> tuple[pa.Array, pa.Array]:
    """The converted column, and which filled cells could not be converted."""
    encoded = pc.dictionary_encode(column.combine_chunks())
    known = pa.array([convert(raw) for raw in encoded.dictionary.to_pylist()], pa.string())
    values = pc.take(known, encoded.indices)
    return values, pc.and_(pc.is_valid(column.combine_chunks()), pc.is_null(values))


def _rejects(batch: Batch, rows: pa.Table, column: str, failed: pa.Array, what: str, *, whole: bool) -> list[Reject]:
    left_out = rows.filter(failed)
    kept = "" if whole else "; the rest of the row was kept"
    return [
        Reject(batch.file, line, f"{column} {raw!r} is not {what}{kept}")
        for line, raw in zip(left_out.column("line").to_pylist(), left_out.column(column).to_pylist(), strict=True)
    ]
