"""Rows as one message: what is the same in all of them goes once, and of columns that are alike only the first."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a statement finds each column (`row[0]`, `$same0`), and what is sent: `varying` columns, row by row."""

    places: Mapping[str, str]
    same: Mapping[str, Any]
    varying: tuple[str, ...]

    def params(self, rows: pa.Table) -> dict[str, Any]:
        """The parameters for some of the rows that were laid out: lists of cells, not maps, take half the packing."""
        cells = [rows[name].to_pylist() for name in self.varying]
        return {**self.same, "rows": Rows(map(list, zip(*cells, strict=True)))}


class Rows(list[list[Any]]):
    """Rows that the driver's log does not show: it makes the text of all parameters, whether it is written or not.

    That took as long as packing them.
    """

    def __repr__(self) -> str:
        return f"<{len(self)} rows>"


def layout(rows: pa.Table, keys: Collection[str] = ()) -> Layout:
    """For `rows` and any slice of them; columns without a value are left out, `keys` go with each row."""
    rows = rows.select([name for name in rows.column_names if rows[name].null_count < rows.num_rows])
    same = {name: value for name in rows.column_names if name not in keys and (value := _same(rows[name])) is not None}
    first = _first_alike(rows.drop_columns(list(same)))
    varying = [name for name, other in first.items() if name == other]
    places = {name: f"row[{varying.index(other)}]" for name, other in first.items()}
    places |= {name: f"$same{at}" for at, name in enumerate(same)}
    return Layout(places, {f"same{at}": value for at, value in enumerate(same.values())}, tuple(varying))


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
