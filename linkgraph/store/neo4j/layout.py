"""Rows as one message: what is the same in all of them goes once, and of columns that are alike only the first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a statement finds each column (`$column0[i]`, `$same0`), and what is sent: `varying` columns.

    Of the `listed` each cell is a list of one, which the statement makes of its item. A list for each column,
    not for each row, spares making the latter, and Python's looking through them for garbage.
    """

    places: Mapping[str, str]
    same: Mapping[str, Any]
    varying: tuple[str, ...]
    listed: Collection[str] = ()

    def params(self, rows: pa.Table) -> dict[str, Any]:
        """The parameters for some of the rows that were laid out."""
        cells = [pc.list_flatten(rows[name]) if name in self.listed else rows[name] for name in self.varying]
        columns = {f"column{at}": Cells(column.to_pylist()) for at, column in enumerate(cells)}
        return {**self.same, **columns, "last": rows.num_rows - 1}


class Cells(list[Any]):
    """Cells that the driver's log does not show: it makes the text of all parameters, whether it is written or not.

    That took as long as packing them.
    """

    def __repr__(self) -> str:
        return f"<{len(self)} cells>"


def layout(rows: pa.Table, keys: Collection[str] = ()) -> Layout:
    """For `rows` and any slice of them; columns without a value are left out, `keys` go with each row."""
    rows = rows.select([name for name in rows.column_names if rows[name].null_count < rows.num_rows])
    listed = {name: only for name in rows.column_names if (only := _only_items(rows[name])) is not None}
    for name, only in listed.items():
        rows = rows.set_column(rows.column_names.index(name), name, only)
    same = {name: value for name in rows.column_names if name not in keys and (value := _same(rows[name])) is not None}
    first = _first_alike(rows.drop_columns(list(same)))
    varying = [name for name, other in first.items() if name == other]
    places = {name: f"$column{varying.index(other)}[i]" for name, other in first.items()}
    places |= {name: f"$same{at}" for at, name in enumerate(same)}
    places |= {name: f"[{places[name]}]" for name in listed}
    return Layout(places, {f"same{at}": value for at, value in enumerate(same.values())}, tuple(varying), listed.keys())


def _only_items(column: pa.ChunkedArray) -> pa.ChunkedArray | None:
    """The items of a column of lists, if each has one."""
    if not pa.types.is_list(column.type) or column.null_count:
        return None
    lengths = pc.min_max(pc.list_value_length(column)).as_py()
    items = pc.list_flatten(column)
    return items if lengths == {"min": 1, "max": 1} and not items.null_count else None


def _same(column: pa.ChunkedArray) -> Any:
    """The one value of a column; None where there are several, or none."""
    if column.null_count or pa.types.is_list(column.type):
        return None
    ends = pc.min_max(column).as_py()
    return ends["min"] if ends["min"] == ends["max"] else None


def _first_alike(rows: pa.Table) -> dict[str, str]:
    """For each column the first with the same cells: a canonical value is often the id, and the raw value too."""
    found: dict[str, str] = {}
    for name in rows.column_names:
        column = rows[name]
        alike = (other for other in found.values() if rows[other].type == column.type and rows[other].equals(column))
        found[name] = next(alike, name)
    return found
