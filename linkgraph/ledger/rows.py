"""Rows as observed: what a source says now, and what it once said.

A source that is read again changes nothing. A row that is new is added; a row that is no
longer there is marked `gone`, never deleted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linkgraph.ledger.ledger import given, whole
from linkgraph.records import Batch, Reject, record_kinds

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Loaded:
    """What reading one source brought."""

    rows: int
    new: int
    rejected: int


def load_source(
    ledger: duckdb.DuckDBPyConnection,
    file: str,
    kind: str,
    digest: str,
    run: str,
    items: Iterable[Batch | Reject],
) -> Loaded:
    """Takes all that one source yields, in one transaction: a killed load leaves nothing half."""
    with whole(ledger):
        said = ledger.execute("SELECT kind FROM source WHERE file = ?", [file]).fetchall()
        kinds = {name for (names,) in said for name in names.split(",")}
        loaded, held = _load(ledger, file, run, items, kinds)
        names = ",".join(sorted(held | kinds | {kind}))
        ledger.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, false)", [file, names, digest, run])
    return loaded


def forget_source(ledger: duckdb.DuckDBPyConnection, file: str) -> None:
    """Marks all rows of a source that is no longer there."""
    for kind in record_kinds():
        ledger.execute(f"UPDATE row_{kind} SET gone = true WHERE origin = ? AND NOT gone", [file])
    ledger.execute("UPDATE source SET gone = true, digest = NULL WHERE file = ?", [file])
    ledger.execute("DELETE FROM reject WHERE file = ? AND stage = 'ingest'", [file])


def accounts_of_rows() -> str:
    """SQL for every account a row is or was about, each once."""
    return f"SELECT DISTINCT account FROM ({rows_about_accounts()})"


def rows_about_accounts(which: str = "true") -> str:
    """SQL for the account of every row that is or was about one; of those for which the condition `which` holds."""
    kinds = [kind.name for kind in record_kinds().values() if "account" in kind.columns]
    return " UNION ALL ".join(f"SELECT account FROM row_{name} WHERE {which}" for name in kinds)


def _load(
    ledger: duckdb.DuckDBPyConnection, file: str, run: str, items: Iterable[Batch | Reject], kinds: set[str]
) -> tuple[Loaded, set[str]]:
    """What was loaded, and the kinds of its rows; `kinds` are those of the time before."""
    ledger.execute("DELETE FROM reject WHERE file = ? AND stage = 'ingest'", [file])
    held: set[str] = set()
    rejected = 0
    for item in items:
        if isinstance(item, Reject):
            ledger.execute("INSERT INTO reject VALUES (?, ?, ?, 'ingest', ?)", [item.file, item.line, item.reason, run])
            rejected += 1
            continue
        if kinds:
            _stage(ledger, item, fresh=item.kind not in held)
        else:
            _add(ledger, item, file, run)
        held.add(item.kind)
    counts = [_merge(ledger, kind, file, run) if kinds else _once(ledger, kind, file) for kind in sorted(held)]
    for kind in sorted((kinds & set(record_kinds())) - held):
        ledger.execute(f"UPDATE row_{kind} SET gone = true WHERE origin = ? AND NOT gone", [file])
    return Loaded(sum(c[0] for c in counts), sum(c[1] for c in counts), rejected), held


_PLACE = "row_number() OVER (PARTITION BY key ORDER BY line)"
"""SQL for which of the rows that say the same one is, by its line."""


def _columns(kind: str) -> str:
    return ", ".join(f'"{column}"' for column in (*record_kinds()[kind].columns, "extra"))


def _key(kind: str) -> str:
    """SQL for a digest of a row that no release of DuckDB changes."""
    cells = ", ".join(f'coalesce("{column}", chr(30))' for column in (*record_kinds()[kind].columns, "extra"))
    return f"md5_number_lower(concat_ws(chr(31), {cells}))"


def _add(ledger: duckdb.DuckDBPyConnection, batch: Batch, file: str, run: str) -> None:
    """Rows of a file of which there are none yet: nothing to compare them with."""
    with given(ledger, incoming_rows=batch.rows):
        ledger.execute(
            f"INSERT INTO row_{batch.kind} SELECT {_columns(batch.kind)}, ?, line, {_key(batch.kind)}, ?, false "
            "FROM incoming_rows",
            [file, run],
        )


def _once(ledger: duckdb.DuckDBPyConnection, kind: str, file: str) -> tuple[int, int]:
    """Leaves each of the rows that were added on the first of its lines; returns rows and those left."""
    theirs = f"FROM row_{kind} WHERE origin = $file"
    [(rows, once)] = ledger.execute(f"SELECT count(*), count(DISTINCT key) {theirs}", {"file": file}).fetchall()
    if once < rows:
        again = f"SELECT rowid {theirs} QUALIFY {_PLACE} > 1"
        ledger.execute(f"DELETE FROM row_{kind} WHERE rowid IN ({again})", {"file": file})
    return rows, once


def _stage(ledger: duckdb.DuckDBPyConnection, batch: Batch, *, fresh: bool) -> None:
    columns = _columns(batch.kind)
    with given(ledger, incoming_rows=batch.rows):
        keyed = f"SELECT {columns}, line, {_key(batch.kind)} AS key FROM incoming_rows"
        if fresh:
            ledger.execute(f"CREATE OR REPLACE TEMP TABLE staged_{batch.kind} AS {keyed}")
        else:
            ledger.execute(f"INSERT INTO staged_{batch.kind} {keyed}")


def _merge(ledger: duckdb.DuckDBPyConnection, kind: str, file: str, run: str) -> tuple[int, int]:
    """Brings `row_<kind>` of this file in line with what was staged; returns rows and new rows."""
    table, staged, columns = f"row_{kind}", f"staged_{kind}", _columns(kind)
    ledger.execute(f"UPDATE {table} SET gone = (key NOT IN (SELECT key FROM {staged})) WHERE origin = ?", [file])
    ledger.execute(
        f"UPDATE {table} SET line = s.line FROM (SELECT key, min(line) AS line FROM {staged} GROUP BY key) s "
        f"WHERE {table}.origin = ? AND {table}.key = s.key AND {table}.line <> s.line",
        [file],
    )
    rows, before = _count(ledger, staged), _count(ledger, table)
    ledger.execute(
        f"INSERT INTO {table} SELECT {columns}, ?, line, key, ?, false FROM {staged} "
        f"WHERE key NOT IN (SELECT key FROM {table} WHERE origin = ?) QUALIFY {_PLACE} = 1",
        [file, run, file],
    )
    ledger.execute(f"DROP TABLE {staged}")
    return rows, _count(ledger, table) - before


def _count(ledger: duckdb.DuckDBPyConnection, table: str) -> int:
    row = ledger.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(row[0]) if row else 0
