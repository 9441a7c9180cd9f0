"""Of links and evidence, what is strong enough and of the signals asked for."""

from __future__ import annotations

from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph.errors import UsageError
from linkgraph.export.filter import Filter
from linkgraph.schema import Table, tables
from linkgraph.store.base import GraphStore


def strong(store: GraphStore, filter: Filter) -> Callable[[Table], pa.Table]:
    """Reads a table; UsageError where no evidence is of a signal asked for."""
    if filter.signals:
        _check_signals(store, filter.signals)

    def rows_of(table: Table) -> pa.Table:
        rows = store.read(table)
        if table.name in ("LINKED", "EVIDENCE"):
            rows = rows.filter(pc.and_(_heavy(rows, filter.min_weight), _of_signals(rows, filter.signals)))
        return rows

    return rows_of


def _heavy(rows: pa.Table, least: float | None) -> pa.Array:
    if least is None:
        return pa.array([True] * rows.num_rows, pa.bool_())
    return pc.fill_null(pc.greater_equal(pc.abs(rows["weight"]), pa.scalar(least)), False).combine_chunks()


def _of_signals(rows: pa.Table, signals: tuple[str, ...]) -> pa.Array:
    if not signals:
        return pa.array([True] * rows.num_rows, pa.bool_())
    if "signal" in rows.column_names:
        return pc.is_in(rows["signal"], pa.array(signals, pa.string())).combine_chunks()
    wanted = set(signals)
    return pa.array([bool(wanted & set(said or ())) for said in rows["signals"].to_pylist()], pa.bool_())


def _check_signals(store: GraphStore, signals: tuple[str, ...]) -> None:
    known = {str(name) for name in store.read(tables()["EVIDENCE:Account:Account"])["signal"].unique().to_pylist()}
    for name in signals:
        if name not in known:
            raise UsageError(f"no evidence is of the signal {name!r}; there is {', '.join(sorted(known)) or 'none'}")
