"""What a store lacks: the rows that are new, changed or gone since it was last given any."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.publish.staged import Staged, drop_digests, drop_rows, read_parts
from linkgraph.schema import Table

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Difference:
    """How many staged rows a store lacks and how many it holds otherwise, and the ids of those to delete."""

    staged: Staged
    staged_rows: int
    added: int
    changed: int
    delete: list[str]

    @property
    def table(self) -> Table:
        """The table the rows belong to."""
        return self.staged.table

    @property
    def size(self) -> int:
        """How many rows differ."""
        return self.added + self.changed + len(self.delete)

    def add(self, ledger: duckdb.DuckDBPyConnection, size: int) -> Iterator[pa.Table]:
        """The rows to add, in the table's shape, in parts of about `size` bytes."""
        return read_parts(ledger, self.staged, self._where("new"), size) if self.added else iter(())

    def change(self, ledger: duckdb.DuckDBPyConnection, size: int) -> Iterator[pa.Table]:
        """The rows to change, in parts of about `size` bytes."""
        return read_parts(ledger, self.staged, self._where("changed"), size) if self.changed else iter(())

    def _where(self, kind: str) -> str:
        """Which staged rows these are; no look-up where it is every one, as in a first publication."""
        everyone = self.staged_rows in (self.added, self.changed)
        return "true" if everyone else f"id IN (SELECT id FROM {_kinds(self.staged)} WHERE kind = '{kind}')"


def difference(ledger: duckdb.DuckDBPyConnection, store: str, staged: Staged) -> Difference:
    """Compares staged rows with what `store` was given, by a digest of each row."""
    before = "(SELECT id, digest FROM published WHERE store = ? AND tbl = ?)"
    named = [store, staged.table.table]
    [(rows,)] = ledger.execute(f"SELECT count(*) FROM {staged.digests}").fetchall()
    if not ledger.execute(f"FROM {before} LIMIT 1", named).fetchall():
        return Difference(staged, int(rows), int(rows), 0, [])
    ledger.execute(
        f"CREATE OR REPLACE TEMP TABLE {_kinds(staged)} AS SELECT coalesce(n.id, p.id) AS id, "
        "CASE WHEN p.id IS NULL THEN 'new' WHEN n.id IS NULL THEN 'gone' ELSE 'changed' END AS kind "
        f"FROM {staged.digests} n FULL JOIN {before} p ON p.id = n.id WHERE p.digest IS DISTINCT FROM n.digest",
        named,
    )
    kinds = f"SELECT kind, count(*), list(id) FILTER (kind = 'gone') FROM {_kinds(staged)} GROUP BY kind"
    found = {kind: (count, ids) for kind, count, ids in ledger.execute(kinds).fetchall()}
    (new, _), (changed, _), (_, gone) = (found.get(kind, (0, [])) for kind in ("new", "changed", "gone"))
    return Difference(staged, int(rows), new, changed, gone)


def as_changes(ledger: duckdb.DuckDBPyConnection, differing: Difference) -> Difference:
    """For a table that the same update has given rows already: they are changed, not added once more."""
    changed = differing.added + differing.changed
    if changed < differing.staged_rows:
        ledger.execute(f"UPDATE {_kinds(differing.staged)} SET kind = 'changed'")
    return Difference(differing.staged, differing.staged_rows, 0, changed, [])


def forget(ledger: duckdb.DuckDBPyConnection, staged: Staged) -> None:
    """Drops the staged rows; what `remember` needs stays."""
    drop_rows(ledger, staged)
    ledger.execute(f"DROP TABLE IF EXISTS {_kinds(staged)}")


def remember(ledger: duckdb.DuckDBPyConnection, store: str, staged: Staged) -> None:
    """Notes that `store` was given exactly the rows that were staged."""
    table = staged.table.table
    ledger.execute("DELETE FROM published WHERE store = ? AND tbl = ?", [store, table])
    ledger.execute(f"INSERT INTO published SELECT ?, ?, id, digest FROM {staged.digests}", [store, table])
    drop_digests(ledger, staged)


def _kinds(staged: Staged) -> str:
    return f'"differing {staged.table.table}"'
