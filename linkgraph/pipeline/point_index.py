"""The points of all pictures of a case in one file that is mapped, not read: how a lookup finds a part of a picture.

An Arrow file in the case's `.linkgraph` folder, written with every publication that has other pictures. Its one row
holds whole lists: the ids and first files of the pictures, and the points in the order in which they are searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from linkgraph.content.descriptor import VERSION, bits_in
from linkgraph.content.sameness.shelf import U64, Shelf, first_bits, sharing_with, shelved
from linkgraph.pipeline.mapped import numbers, state_of, writing

if TYPE_CHECKING:
    import duckdb

FILE = "points.arrow"
BATCH = 500
MOST = 1 << 26
"""Points of all pictures together, about; of more, each picture has fewer."""
SCHEMA = pa.schema(
    [
        ("id", pa.list_(pa.string())),
        ("file", pa.list_(pa.string())),
        ("words", pa.list_(pa.uint64())),
        ("owners", pa.list_(pa.uint32())),
        ("starts", pa.list_(pa.uint32())),
    ]
)
_SHOWN = "FROM content WHERE descriptor IS NOT NULL AND id IN (SELECT value FROM fact WHERE kind = 'photo')"
Described = tuple[str, str, npt.NDArray[np.uint8]]
"""The id and first file of a picture, and the bits of its points, shape (n, 32)."""


def keep_point_index(ledger: duckdb.DuckDBPyConnection, work: Path) -> None:
    """Writes the points of all pictures that an account shows; does nothing where the file has these already."""
    row = ledger.execute(f"SELECT count(*), bit_xor(md5_number_lower(id)) {_SHOWN}").fetchone()
    state = f"{VERSION}:{row}"
    if state_of(work / FILE) != state:
        cursor = ledger.cursor()
        cursor.execute(f"SELECT id, file, descriptor {_SHOWN} ORDER BY id")
        rows = (row for some in iter(partial(cursor.fetchmany, BATCH), []) for row in some)
        write_points(work, ((id, file, bits_in(raw)) for id, file, raw in rows), row[0] if row else 0, state)


def write_points(work: Path, pictures: Iterable[Described], count: int, state: str = "") -> None:
    """Writes the points of `count` pictures, whole or not at all."""
    ids, files, words, sizes = [], [], [], []
    for id, file, bits in pictures:
        kept = first_bits(bits[:: _step(len(bits), count)])
        ids.append(id)
        files.append(file)
        words.append(kept)
        sizes.append(len(kept))
    owners = np.repeat(np.arange(len(ids), dtype=np.uint32), sizes)
    made = shelved(np.concatenate([np.empty(0, np.uint64), *words]), owners)
    _write(work, [ids, files, made.words, made.owners, made.starts], state)


def sharing_points(work: Path, wanted: npt.NDArray[np.uint8], most: int) -> list[tuple[str, str]] | None:
    """The id and first file of the `most` pictures that share the most points with one that has the points `wanted`.

    None where nothing was written.
    """
    path = work / FILE
    if not path.is_file():
        return None
    with pa.memory_map(str(path)) as source:
        ids, files, *points = (column.chunk(0).values for column in pa.ipc.open_file(source).read_all().columns)
        found = sharing_with(Shelf(*map(numbers, points)), first_bits(wanted), most)
        return [(ids[at].as_py(), files[at].as_py()) for at in found]


def _step(points: int, count: int) -> int:
    """Every how many-th point of a picture is kept."""
    return max(1, -(-points * count // MOST))


def _write(work: Path, lists: Sequence[Any], state: str) -> None:
    columns = [_listed(values, field.type) for values, field in zip(lists, SCHEMA, strict=True)]
    with writing(work / FILE, SCHEMA, state) as writer:
        writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=SCHEMA))


def _listed(values: Sequence[str] | U64, kind: pa.ListType) -> pa.ListArray:
    """All values as one list."""
    return pa.ListArray.from_arrays(pa.array([0, len(values)], pa.int32()), pa.array(values, kind.value_type))
