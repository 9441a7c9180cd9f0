"""A store in memory that takes rows as strictly as the real ones, for publishing to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import pyarrow as pa

from linkgraph.schema import Edge, Table, arrow_schema, tables
from linkgraph.store.base import GraphStore, GraphUpdate, Result

Rows = dict[str, dict[str, dict[str, Any]]]
"""By table, and by id."""


class HeldUpdate(GraphUpdate):
    """Changes to what a `HeldStore` holds."""

    def __init__(self, store: HeldStore, rows: Rows) -> None:
        self._store = store
        self.rows = rows

    def add(self, table: Table, rows: pa.Table) -> None:
        held = self.rows[table.table]
        for row in rows.to_pylist():
            assert row["id"] not in held
            held[row["id"]] = row
            if isinstance(table, Edge):
                assert row["source"] in self.rows[table.source]
                assert row["target"] in self.rows[table.target]

    def change(self, table: Table, rows: pa.Table) -> None:
        ids = rows.column("id").to_pylist()
        assert set(ids) <= self.rows[table.table].keys()
        self.delete(table, ids)
        self.add(table, rows)

    def delete(self, table: Table, ids: Sequence[str]) -> None:
        for id_ in ids:
            del self.rows[table.table][id_]

    def query(self, cypher: str, params: Mapping[str, Any] | None = None) -> Result:
        raise NotImplementedError

    def publish(self) -> None:
        self._store.rows = self.rows


class HeldStore(GraphStore):
    """Holds rows; answers no query."""

    uri = "held:"

    def __init__(self) -> None:
        self.rows: Rows = {}

    def query(self, cypher: str, params: Mapping[str, Any] | None = None, **_: Any) -> Result:
        raise NotImplementedError

    def read(self, table: Table) -> pa.Table:
        return pa.Table.from_pylist(list(self.rows[table.table].values()), schema=arrow_schema(table))

    def exists(self) -> bool:
        return bool(self.rows)

    @contextmanager
    def update(self, *, fresh: bool = False) -> Iterator[GraphUpdate]:
        yield HeldUpdate(self, {name: {} if fresh else dict(self.rows[name]) for name in tables()})

    def close(self) -> None:
        pass
