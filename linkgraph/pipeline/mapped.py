"""Arrow files that are mapped, not read: written whole or not at all, and their numbers taken as they lie there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa


@contextmanager
def writing(path: Path, schema: pa.Schema, state: str = "") -> Iterator[pa.RecordBatchFileWriter]:
    """Writes a new file, which takes the place of the one before at the end of the block.

    `state` says what it was made of, see `state_of`.
    """
    made = path.with_name(f"{path.name}.new")
    if state:
        schema = schema.with_metadata({"state": state})
    with pa.OSFile(str(made), "wb") as sink, pa.ipc.new_file(sink, schema) as writer:
        yield writer
    made.replace(path)


def state_of(path: Path) -> str:
    """What a file says it was made of; empty where it says nothing or there is none."""
    if not path.is_file():
        return ""
    with pa.memory_map(str(path)) as source:
        metadata = pa.ipc.open_file(source).schema.metadata or {}
        return bytes(metadata.get(b"state", b"")).decode()


def numbers(array: pa.Array) -> npt.NDArray[Any]:
    """The numbers of an array without nulls, not copied.

    Arrow's own `to_numpy` loads pandas first, which takes a second.
    """
    kind = np.dtype(str(array.type))
    held = array.buffers()[1]
    if held is None or not len(array):
        return np.empty(0, kind)
    return np.frombuffer(held, kind, len(array), array.offset * kind.itemsize)
