"""Small batches as few large ones: many rows the ledger takes on all processors, few on one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyarrow as pa

from linkgraph.records import Batch, Reject

ROWS = 125_000
"""What DuckDB keeps together (122,880), and about what it reads ahead costs in memory."""
BYTES = 64 << 20


def together(items: Iterable[Batch | Reject]) -> Iterator[Batch | Reject]:
    """The same rows in the same order, those of one kind in batches of about `ROWS`; at most `BYTES` are held back.

    The batches are of one file. A reject does not wait for the rows before it.
    """
    held: dict[str, list[Batch]] = {}
    size = 0
    for item in items:
        if isinstance(item, Reject):
            yield item
            continue
        of_kind = held.setdefault(item.kind, [])
        of_kind.append(item)
        size += item.rows.nbytes
        if sum(batch.rows.num_rows for batch in of_kind) >= ROWS:
            size -= sum(batch.rows.nbytes for batch in of_kind)
            yield _one(held.pop(item.kind))
        elif size >= BYTES:
            yield from map(_one, held.values())
            held, size = {}, 0
    yield from map(_one, held.values())


def _one(batches: list[Batch]) -> Batch:
    return replace(batches[0], rows=pa.concat_tables([batch.rows for batch in batches]))
