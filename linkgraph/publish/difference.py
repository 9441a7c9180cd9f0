"""What a store lacks: the rows that are new, changed or gone since it was last given any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.ledger.ledger import arrow
from linkgraph.schema import Table

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows to add and to change, in the table's shape, and ids to delete."""

    table: Table
    add: pa.Table
    change: pa.Table
    delete: list[str]

    @property
    def size(self) -> int:
        """How many rows differ."""
        return int(self.add.num_rows) + int(self.change.num_rows) + len(self.delete)


def difference(ledger: duckdb.DuckDBPyConnection, store: str, table: Table, rows: pa.Table) -> Difference:
    """Compares `rows` with what `store` was given, by a digest of each row."""
    columns = ", ".join(f'"{name}"' for name in rows.schema.names)
    ledger.register("new_rows", rows)
    ledger.execute(
        "CREATE OR REPLACE TEMP TABLE compared_row AS "
        "SELECT n.id, n.digest, p.digest AS before, p.id IS NULL AS new FROM "
        f"(SELECT id, hash({columns}) AS digest FROM new_rows) n "
        "LEFT JOIN (SELECT id, digest FROM published WHERE store = ? AND tbl = ?) p ON p.id = n.id",
        [store, table.table],
    )
    add = arrow(ledger, f"SELECT {columns} FROM new_rows SEMI JOIN (SELECT id FROM compared_row WHERE new) USING (id)")
    change = arrow(
        ledger,
        f"SELECT {columns} FROM new_rows "
        "SEMI JOIN (SELECT id FROM compared_row WHERE NOT new AND digest <> before) USING (id)",
    )
    gone = ledger.execute(
        "SELECT id FROM published WHERE store = ? AND tbl = ? AND id NOT IN (SELECT id FROM compared_row)",
        [store, table.table],
    ).fetchall()
    ledger.unregister("new_rows")
    return Difference(table, add.cast(rows.schema), change.cast(rows.schema), [id for (id,) in gone])


def remember(ledger: duckdb.DuckDBPyConnection, store: str, table: Table, rows: pa.Table) -> None:
    """Notes that `store` was given exactly `rows` of `table`."""
    columns = ", ".join(f'"{name}"' for name in rows.schema.names)
    ledger.register("given_rows", rows)
    ledger.execute("DELETE FROM published WHERE store = ? AND tbl = ?", [store, table.table])
    ledger.execute(f"INSERT INTO published SELECT ?, ?, id, hash({columns}) FROM given_rows", [store, table.table])
    ledger.unregister("given_rows")
