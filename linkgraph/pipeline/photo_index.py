"""The hashes of all pictures of a case in one file that is mapped, not read: what a lookup by photo searches.

An Arrow file in the case's `.linkgraph` folder, written with every publication. A million hashes are compared with
the eight ways of one picture in a fraction of a second, so there is nothing approximate here.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from linkgraph.content.hamming import Words, pack
from linkgraph.pipeline.mapped import numbers, writing

if TYPE_CHECKING:
    import duckdb

FILE = "photos.arrow"
WORDS = ("w0", "w1", "w2", "w3")
BITS = 256
"""Of a hash."""


class Near(NamedTuple):
    """A picture by its id and first file, and how many bits its hash is from the one looked for."""

    id: str
    file: str
    bits: int


def keep_photo_index(ledger: duckdb.DuckDBPyConnection, work: Path) -> None:
    """Writes the hashes of all pictures that an account shows."""
    photos = ledger.sql(
        "SELECT id, file, hash FROM content WHERE hash IS NOT NULL "
        "AND id IN (SELECT value FROM fact WHERE kind = 'photo') ORDER BY id"
    ).to_arrow_table()
    write_index(work, photos)


def write_index(work: Path, photos: pa.Table) -> None:
    """Writes rows of `id`, `file` and `hash` (64 hexadecimal digits), whole or not at all."""
    words = pack(photos.column("hash").to_pylist()) if photos.num_rows else np.empty((0, 4), np.uint64)
    columns = {name: pa.array(words[:, at]) for at, name in enumerate(WORDS)}
    table = pa.table({"id": photos.column("id"), "file": photos.column("file"), **columns}).combine_chunks()
    with writing(work / FILE, table.schema) as writer:
        writer.write_table(table, max_chunksize=max(1, table.num_rows))


def nearest(work: Path, ways: Words, most: int) -> list[Near] | None:
    """The `most` pictures whose hashes are nearest to any of `ways`, nearest first; None where nothing was written.

    `ways` has shape (n, 4). All pictures at distance 0 come, however many.
    """
    path = work / FILE
    if not path.is_file():
        return None
    with pa.memory_map(str(path)) as source:
        table = pa.ipc.open_file(source).read_all()
        if not table.num_rows:
            return []
        bits = _distances([numbers(table.column(name).chunk(0)) for name in WORDS], ways)
        kept = max(most, int((bits == 0).sum()))
        first = np.argpartition(bits, kept)[:kept] if kept < len(bits) else np.arange(len(bits))
        order = first[np.lexsort((first, bits[first]))]
        ids, files = table.column("id"), table.column("file")
        return [Near(ids[at].as_py(), files[at].as_py(), int(bits[at])) for at in order.tolist()]


def _distances(columns: list[npt.NDArray[np.uint64]], ways: Words) -> npt.NDArray[np.uint16]:
    best = np.full(len(columns[0]), BITS, dtype=np.uint16)
    for way in ways:
        bits = np.zeros(len(best), dtype=np.uint16)
        for column, word in zip(columns, way, strict=True):
            bits += np.bitwise_count(column ^ word)
        np.minimum(best, bits, out=best)
    return best
