"""The unknown columns of a row, kept as a JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from .joining import concatenated


def extra_column(columns: Mapping[str, pa.Array], rows: int) -> pa.Array:
    """For every row a JSON object of its cells that are not empty; null where all are."""
    filled = {name: column for name, column in columns.items() if column.null_count < len(column)}
    if not filled:
        return pa.nulls(rows, pa.string())
    members = [_members(name, column) for name, column in filled.items()]
    return pc.binary_join_element_wise("{", concatenated(members, ","), "}", "")


def _members(name: str, column: pa.Array) -> pa.Array:
    coded = column.dictionary_encode()
    label = json.dumps(name, ensure_ascii=False) + ":"
    texts = [label + json.dumps(value, ensure_ascii=False) for value in coded.dictionary.to_pylist()]
    return pa.array(texts, pa.string()).take(coded.indices)
