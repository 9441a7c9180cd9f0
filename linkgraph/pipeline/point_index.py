"""The points of all pictures of a case in one file that is mapped, not read: how a lookup finds a part of a picture.

An Arrow file in the case's `.linkgraph` folder, written with every publication that has other pictures; only those that
are new are read. Its one row holds whole lists: the ids and first files of the pictures, and the points in the order in
which they are searched.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from linkgraph.content.descriptor import VERSION, bits_in
from linkgraph.content.sameness.shelf import U64, Shelf, first_bits, sharing_with, shelved, with_more
from linkgraph.ledger.ledger import given
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
    """Writes the points of all pictures that an account shows; does nothing where the file has these already.

    What the file before it has of them is taken over, where every point of each picture was kept and still is.
    """
    row = ledger.execute(f"SELECT count(*), bit_xor(md5_number_lower(id)) {_SHOWN}").fetchone()
    release, before = f"{VERSION}:", state_of(work / FILE)
    state = f"{release}{row}"
    if before == state:
        return
    shown = ledger.execute(f"SELECT id, file {_SHOWN} ORDER BY id").fetchall()
    ids = [id for id, _ in shown]
    held = _held(work / FILE, ids) if before.startswith(release) else _Held(np.zeros(len(ids), np.bool_), _NOTHING)
    fresh = [id for id, known in zip(ids, held.known.tolist(), strict=True) if not known]
    words, sizes = _points(_bits(ledger, fresh), len(ids))
    made = with_more(held.shelf, words, np.repeat(np.flatnonzero(~held.known).astype(np.uint32), sizes))
    _write(work, [ids, [file for _, file in shown], made.words, made.owners, made.starts], state)


@dataclass(frozen=True, slots=True)
class _Held:
    """Which of the pictures shown a file knows, shape (n,), and their points, by their places among those shown."""

    known: npt.NDArray[np.bool_]
    shelf: Shelf


_NOTHING = shelved(np.empty(0, np.uint64), np.empty(0, np.uint32))


def _held(path: Path, ids: Sequence[str]) -> _Held:
    """What a file has of these pictures; nothing where of some it may not have, or should not have, every point."""
    place = {id: at for at, id in enumerate(ids)}
    with pa.memory_map(str(path)) as source:
        before, _, *points = (column.chunk(0).values for column in pa.ipc.open_file(source).read_all().columns)
        words, owners, _ = map(numbers, points)
        now = np.array([place.get(id, -1) for id in before.to_pylist()], np.int64)
        known = np.zeros(len(ids), np.bool_)
        if 2 * int(np.bincount(owners, minlength=1).max()) * max(len(ids), len(now)) > MOST:
            return _Held(known, _NOTHING)
        known[now[now >= 0]] = True
        owners = now[owners]
        kept = owners >= 0
        return _Held(known, Shelf(words[kept], owners[kept].astype(np.uint32), _NOTHING.starts))


def _bits(ledger: duckdb.DuckDBPyConnection, ids: Sequence[str]) -> Iterator[npt.NDArray[np.uint8]]:
    """The bits of the points of these pictures, in their order."""
    cursor = ledger.cursor()
    with given(cursor, wanted_picture=pa.table({"id": pa.array(ids, pa.string())})):
        cursor.execute("SELECT descriptor FROM content SEMI JOIN wanted_picture USING (id) ORDER BY id")
        for some in iter(partial(cursor.fetchmany, BATCH), []):
            yield from (bits_in(raw) for (raw,) in some)


def write_points(work: Path, pictures: Iterable[Described], count: int, state: str = "") -> None:
    """Writes the points of `count` pictures, whole or not at all."""
    ids, files = [], []

    def bits() -> Iterator[npt.NDArray[np.uint8]]:
        for id, file, each in pictures:
            ids.append(id)
            files.append(file)
            yield each

    words, sizes = _points(bits(), count)
    made = shelved(words, np.repeat(np.arange(len(ids), dtype=np.uint32), sizes))
    _write(work, [ids, files, made.words, made.owners, made.starts], state)


def _points(pictures: Iterable[npt.NDArray[np.uint8]], count: int) -> tuple[U64, list[int]]:
    """What is kept of the points of some of `count` pictures, one picture after the other, and how many each has."""
    words = [first_bits(bits[:: _step(len(bits), count)]) for bits in pictures]
    return np.concatenate([np.empty(0, np.uint64), *words]), [len(kept) for kept in words]


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
