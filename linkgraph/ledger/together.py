"""Small batches as few large ones: many rows the ledger takes on all processors, few on one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyarrow as pa

from linkgraph.records import Batch, Reject

ROWS = 125_000
"""About as many as DuckDB keeps in one piece (122,880)."""
BYTES = 64 << 20
PIECES = 200
"""Batches of one kind that are held back: each takes memory beside its rows."""


def together(items: Iterable[Batch | Reject]) -> Iterator[Batch | Reject]:
    """The same rows in the same order, those of one kind in batches of about `ROWS`; at most `BYTES` are held back.

    The batches are of one file. A reject does not wait for the rows before it.
    """
    held: dict[str, list[Batch]] = {}
    rows: Counter[str] = Counter()
    size = 0
    for item in items:
        if isinstance(item, Reject):
            yield item
            continue
        of_kind = held.setdefault(item.kind, [])
        of_kind.append(item)
        rows[item.kind] += item.rows.num_rows
        size += item.rows.nbytes
        if size >= BYTES:
            yield from map(_one, held.values())
            held, size = {}, 0
            rows.clear()
        elif rows[item.kind] >= ROWS or len(of_kind) >= PIECES:
            yield _one(held.pop(item.kind))
            size -= sum(batch.rows.nbytes for batch in of_kind)
            del rows[item.kind]
    yield from map(_one, held.values())


def _one(batches: list[Batch]) -> Batch:
    return replace(batches[0], rows=pa.concat_tables([batch.rows for batch in batches]))
