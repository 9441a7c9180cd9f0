"""What a store lacks: the rows that are new, changed or gone since it was last given any."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pyarrow as pa

from linkgraph.publish.staged import DIGEST, OWNER, Staged, drop_rows, read_parts
from linkgraph.schema import Table

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Difference:
    """How many staged rows a store lacks and how many it holds otherwise, and the ids of those to delete."""

    staged: Staged
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
        everyone = self.staged.number in (self.added, self.changed)
        return "true" if everyone else f"id IN (SELECT id FROM {differing_rows(self.table)} WHERE kind = '{kind}')"


def difference(ledger: duckdb.DuckDBPyConnection, store: str, staged: Staged, *, touched: bool = False) -> Difference:
    """Compares staged rows with what `store` was given, by a digest of each row; with `touched` as they were staged."""
    noted, named = "published_touched WHERE tbl = ?", [staged.table.table]
    if not touched:
        noted, named = "published WHERE store = ? AND tbl = ?", [store, *named]
    ledger.execute(
        f"CREATE OR REPLACE TEMP TABLE {differing_rows(staged.table)} AS SELECT coalesce(n.id, p.id) AS id, "
        "CASE WHEN p.id IS NULL THEN 'new' WHEN n.id IS NULL THEN 'gone' ELSE 'changed' END AS kind, "
        f'n."{DIGEST}" AS digest, n."{OWNER}" AS owner FROM {staged.rows} n FULL JOIN '
        f"(SELECT id, digest FROM {noted}) p ON p.id = n.id "
        f'WHERE p.digest IS DISTINCT FROM n."{DIGEST}"',
        named,
    )
    kinds = f"SELECT kind, count(*), list(id) FILTER (kind = 'gone') FROM {differing_rows(staged.table)} GROUP BY kind"
    found = {kind: (count, ids) for kind, count, ids in ledger.execute(kinds).fetchall()}
    (new, _), (changed, _), (_, gone) = (found.get(kind, (0, [])) for kind in ("new", "changed", "gone"))
    return Difference(staged, new, changed, gone)


def differing_rows(table: Table) -> str:
    """The name, quoted, of the temporary table that says which rows of `table` differ: id, kind, digest, owner.

    It is there from `difference` to `forget`.
    """
    return f'"differing {table.table}"'


def as_changes(ledger: duckdb.DuckDBPyConnection, differing: Difference) -> Difference:
    """For a table that the same update has given rows already: they are changed, not added once more."""
    changed = differing.added + differing.changed
    if changed < differing.staged.number:
        ledger.execute(f"UPDATE {differing_rows(differing.table)} SET kind = 'changed'")
    return replace(differing, added=0, changed=changed, delete=[])


def forget(ledger: duckdb.DuckDBPyConnection, differing: Difference) -> None:
    """Drops the staged rows and all that was found of them."""
    drop_rows(ledger, differing.staged)
    ledger.execute(f"DROP TABLE IF EXISTS {differing_rows(differing.table)}")


def remember(ledger: duckdb.DuckDBPyConnection, store: str, given: Collection[Difference]) -> None:
    """Notes that `store` was given exactly the rows that were staged: of what was noted, what differs is changed."""
    if not given:
        return
    kinds = " UNION ALL ".join(
        f"SELECT '{one.table.table}' AS tbl, id, digest, owner FROM {differing_rows(one.table)}" for one in given
    )
    ledger.execute(
        f"DELETE FROM published USING ({kinds}) d "
        "WHERE published.store = ? AND published.tbl = d.tbl AND published.id = d.id",
        [store],
    )
    ledger.execute(
        f"INSERT INTO published SELECT ?, tbl, id, digest, owner FROM ({kinds}) WHERE digest IS NOT NULL", [store]
    )
    for differing in given:
        forget(ledger, differing)
