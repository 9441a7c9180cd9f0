"""What a store lacks: the rows that are new, changed or gone since it was last given any."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
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
    from_nothing: bool = False
    """True where nothing was noted of the table: it is not said row by row what differs."""

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
        return Difference(staged, int(rows), int(rows), 0, [], from_nothing=True)
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
    return replace(differing, added=0, changed=changed, delete=[])


def forget(ledger: duckdb.DuckDBPyConnection, differing: Difference) -> None:
    """Drops the staged rows and all that was found of them."""
    drop_rows(ledger, differing.staged)
    drop_digests(ledger, differing.staged)
    ledger.execute(f"DROP TABLE IF EXISTS {_kinds(differing.staged)}")


def remember(ledger: duckdb.DuckDBPyConnection, store: str, given: Collection[Difference]) -> None:
    """Notes that `store` was given exactly the rows that were staged: of what was noted, what differs is changed."""
    anew = [differing.table.table for differing in given if differing.from_nothing]
    ledger.execute("DELETE FROM published WHERE store = ? AND tbl IN (SELECT unnest(?::VARCHAR[]))", [store, anew])
    others = [differing for differing in given if not differing.from_nothing]
    if others:
        kinds = " UNION ALL ".join(f"SELECT '{one.table.table}', id FROM {_kinds(one.staged)}" for one in others)
        ledger.execute(
            f"DELETE FROM published USING ({kinds}) d(tbl, id) "
            "WHERE store = ? AND published.tbl = d.tbl AND published.id = d.id",
            [store],
        )
    for differing in given:
        those = "" if differing.from_nothing else f"WHERE id IN (SELECT id FROM {_kinds(differing.staged)})"
        ledger.execute(
            f"INSERT INTO published SELECT ?, ?, id, digest FROM {differing.staged.digests} {those}",
            [store, differing.table.table],
        )
        forget(ledger, differing)


def _kinds(staged: Staged) -> str:
    return f'"differing {staged.table.table}"'
