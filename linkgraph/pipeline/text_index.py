"""The features of all texts of a case in one file that is mapped, not read: what a lookup by document searches.

An Arrow file in the case's `.linkgraph` folder, written with every publication that has other texts; only those that
are new are taken apart. A batch of it holds the ids of some texts, what tells equal ones (64 bits of a digest of the
fingerprint), and their features.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from linkgraph import __version__
from linkgraph.ledger.ledger import given
from linkgraph.pipeline.mapped import numbers, state_of, writing
from linkgraph.signals.document import Document
from linkgraph.signals.texts.features import features
from linkgraph.signals.texts.marks import PREFIX, Rows, decode
from linkgraph.signals.texts.near import Asked, near_in

if TYPE_CHECKING:
    import duckdb

FILE = "texts.arrow"
BATCH = 20_000
SCHEMA = pa.schema([("id", pa.string()), ("equal", pa.uint64()), ("features", pa.list_(pa.uint32()))])
Text = tuple[str, str]
"""The id of a text, and its fingerprint."""
_SENT = "(SELECT DISTINCT value FROM fact WHERE kind = 'document' AND value IS NOT NULL)"
_TEXTS = f"""
SELECT s.value, p.fingerprint, CASE WHEN p.value IS NULL THEN c.payload END FROM {_SENT} s
LEFT JOIN (SELECT DISTINCT value, fingerprint FROM fingerprint WHERE signal = 'document') p ON p.value = s.value
LEFT JOIN content c ON c.id = s.value ANTI JOIN indexed i ON i.id = s.value ORDER BY s.value
"""
"""Each text that is not in the file yet with its fingerprint; those that have not been linked yet with their words."""


def keep_text_index(ledger: duckdb.DuckDBPyConnection, work: Path) -> None:
    """Writes the features of all texts that an account sent; does nothing where the file has these already.

    What the file before it has of them, written by the same release, is taken over.
    """
    row = ledger.execute(f"SELECT count(*), bit_xor(md5_number_lower(value)) FROM {_SENT}").fetchone()
    release, before = f"{PREFIX}{__version__} ", state_of(work / FILE)
    state = f"{release}{row}"
    if before == state:
        return
    with _batches(work / FILE if before.startswith(release) else None) as held:
        cursor = ledger.cursor()
        with given(cursor, indexed=pa.Table.from_batches(held, SCHEMA).select(["id"])):
            sent = pa.array([id for (id,) in cursor.execute(_STILL_SENT).fetchall()], pa.string())
            cursor.execute(_TEXTS)
            fresh = map(_fingerprinted, iter(partial(cursor.fetchmany, BATCH), []))
            write_texts(work, fresh, state, _only(held, sent))


_STILL_SENT = f"SELECT id FROM indexed WHERE id IN {_SENT}"


@contextmanager
def _batches(path: Path | None) -> Iterator[list[pa.RecordBatch]]:
    """What stands in a file, mapped."""
    if path is None:
        yield []
        return
    with pa.memory_map(str(path)) as source:
        reader = pa.ipc.open_file(source)
        yield [reader.get_batch(at).replace_schema_metadata(None) for at in range(reader.num_record_batches)]


def _only(held: Sequence[pa.RecordBatch], sent: pa.Array) -> Iterator[pa.RecordBatch]:
    """The batches without the texts that nobody sends any more."""
    for batch in held:
        kept = pc.is_in(batch.column("id"), sent)
        yield batch if pc.all(kept).as_py() else batch.filter(kept)


def _fingerprinted(rows: Sequence[tuple[str, str | None, str | None]]) -> list[Text]:
    made = iter(Document().fingerprints([words for _, _, words in rows if words]))
    marks = [(id, next(made) if words else mark) for id, mark, words in rows]
    return [(id, mark) for id, mark in marks if mark]


def write_texts(
    work: Path, batches: Iterable[Sequence[Text]], state: str = "", held: Iterable[pa.RecordBatch] = ()
) -> None:
    """Writes the texts, after those `held`, whole or not at all; one batch is held in memory at a time."""
    with writing(work / FILE, SCHEMA, state) as writer:
        for batch in _filled_up(chain(held, map(_batch, batches))):
            writer.write_batch(batch)


def _filled_up(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The same rows in batches of BATCH or more, but for the last: many small additions do not make many batches."""
    small: list[pa.RecordBatch] = []
    for batch in batches:
        if len(batch) >= BATCH:
            yield batch
            continue
        small.append(batch)
        if sum(map(len, small)) >= BATCH:
            yield _together(small)
            small = []
    if small:
        yield _together(small)


def _together(small: Sequence[pa.RecordBatch]) -> pa.RecordBatch:
    return pa.Table.from_batches(small).combine_chunks().to_batches()[0] if any(map(len, small)) else small[0]


def texts_near(work: Path, fingerprint: str) -> list[tuple[str, float]] | None:
    """The ids of the texts that are like the one asked for, and their distance; None where nothing was written."""
    path = work / FILE
    if not path.is_file():
        return None
    with pa.memory_map(str(path)) as source:
        reader = pa.ipc.open_file(source)
        parts = [reader.get_batch(at) for at in range(reader.num_record_batches)]
        found, overlap = near_in(Asked(fingerprint), [_rows(part) for part in parts])
        same = _equal(fingerprint)
        held = pa.chunked_array([part.column("id") for part in parts], pa.string())
        ids = [held[at].as_py() for at in found.tolist()]
        marks = np.concatenate([np.empty(0, np.uint64), *(numbers(part.column("equal")) for part in parts)])
    distances = np.where(marks[found] == same, 0.0, 1 - overlap)
    return list(zip(ids, distances.tolist(), strict=True))


def _batch(texts: Sequence[Text]) -> pa.RecordBatch:
    rows = features(decode([mark for _, mark in texts]))
    columns = [
        pa.array([id for id, _ in texts], pa.string()),
        pa.array([_equal(mark) for _, mark in texts], pa.uint64()),
        pa.ListArray.from_arrays(pa.array(rows.at, pa.int32()), pa.array(rows.marks, pa.uint32())),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)


def _rows(part: pa.RecordBatch) -> Rows:
    held = part.column("features")
    return Rows(numbers(held.values), numbers(held.offsets).astype(np.int64))


def _equal(fingerprint: str) -> int:
    return int.from_bytes(hashlib.blake2b(fingerprint.encode(), digest_size=8).digest())
