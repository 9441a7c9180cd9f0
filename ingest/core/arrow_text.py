"""Typed Arrow columns as columns of text."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as pt

from .header import Header, match
from .source import Layout
from .values import as_text, is_nested


def text_columns(kind: str, batch: pa.RecordBatch, layout: Layout) -> tuple[Header, list[pa.Array]]:
    """The header of `batch` and its columns as text; objects go to columns that are no known ones."""
    names = list(batch.schema.names)
    header = match(kind, names, layout)
    columns, nested = [], {}
    for at, (name, column) in enumerate(zip(names, batch.columns, strict=True)):
        columns.append(as_strings(column))
        if at not in header.extra and _holds_objects(column):
            nested[name] = columns[at]
            columns[at] = pa.nulls(len(column), pa.string())
    for name, cells in nested.items():
        header.extra[len(columns)] = name
        columns.append(cells)
    return header, columns


def with_fields(batch: pa.RecordBatch, paths: Sequence[str]) -> pa.RecordBatch:
    """`batch` and the fields of its structs that dotted `paths` lead to, as columns of these names."""
    for path in paths:
        column, *fields = path.split(".")
        if path in batch.schema.names or column not in batch.schema.names:
            continue
        found = batch.column(column)
        for name in fields:
            held = pt.is_struct(found.type) and found.type.get_field_index(name) >= 0
            found = pc.struct_field(found, name) if held else pa.nulls(len(found))
        if not pt.is_null(found.type):
            batch = batch.append_column(path, found)
    return batch


def as_strings(column: pa.Array) -> pa.Array:
    """`column` as strings: whole numbers without fraction, times in ISO 8601, lists joined by ` | `."""
    kind = column.type
    if pt.is_dictionary(kind):
        return as_strings(column.dictionary_decode())
    if pt.is_string(kind) or pt.is_large_string(kind) or pt.is_string_view(kind):
        return pc.replace_substring(column.cast(pa.string()), "\0", "\ufffd")
    if pt.is_integer(kind):
        return column.cast(pa.string())
    return pa.array([as_text(value) for value in _values(column)], pa.string())


def _values(column: pa.Array) -> list[object]:
    if pt.is_timestamp(column.type) and column.type.unit == "ns":
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    try:
        return list(column.to_pylist())
    except (OverflowError, ValueError):  # of a time that Python has no form for
        return [_value(scalar) for scalar in column]


def _value(scalar: pa.Scalar) -> object:
    """A value; a time beyond the years 1 to 9999 as the number that it is stored as, one of nanoseconds cut."""
    try:
        return scalar.as_py()
    except (OverflowError, ValueError):
        if isinstance(scalar, pa.StructScalar):
            return {name: _value(inner) for name, inner in scalar.items()}
        if isinstance(scalar, pa.ListScalar):
            return [_value(inner) for inner in scalar]
        return str(scalar.value)


def _holds_objects(column: pa.Array) -> bool:
    return pt.is_nested(column.type) and any(map(is_nested, _values(column)))
