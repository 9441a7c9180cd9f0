"""What is known of the rows that differ, while conclusions are drawn from them (see `publisher.Conclude`)."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from linkgraph.publish.difference import differing_rows
from linkgraph.publish.tables import is_of_accounts, published_tables, query_of
from linkgraph.schema import Node, Table

if TYPE_CHECKING:
    import duckdb


def changes_told(
    ledger: duckdb.DuckDBPyConnection, names: Collection[str]
) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """Of the tables among `names` whose difference is laid out: whose rows differ, and which tables have only grown.

    The first has by a table's name the accounts of which a row in it differs, is new or gone. A row is of an account
    that it begins at, that it is, or that alone leads to it. Tables are left out where it is not known of whom their
    rows are. They may be a few too many: of rows that are gone, all touched accounts are named. The second are the
    names of tables in which all rows stand that stood there before, as they were.
    """
    accounts: dict[str, frozenset[str]] = {}
    grown: set[str] = set()
    for name, differing in _differing(ledger, names).items():
        new = {table: _is_all_new(ledger, table) for table in differing}
        if all(new.values()):
            grown.add(name)
        if all(is_of_accounts(table) and _begins_at_its_account(table) for table in differing):
            accounts[name] = frozenset().union(*(_accounts(ledger, table, new[table]) for table in differing))
    return accounts, frozenset(grown)


def _differing(ledger: duckdb.DuckDBPyConnection, names: Collection[str]) -> dict[str, list[Table]]:
    """The tables that differ, by name; names of which no difference is laid out are left out."""
    sql = "SELECT table_name FROM duckdb_tables() WHERE temporary"
    laid_out = {f'"{name}"' for (name,) in ledger.execute(sql).fetchall()}
    found: dict[str, list[Table]] = {}
    for table in published_tables():
        if table.name in names and differing_rows(table) in laid_out:
            found.setdefault(table.name, []).append(table)
    return found


def _is_all_new(ledger: duckdb.DuckDBPyConnection, table: Table) -> bool:
    return not ledger.execute(f"SELECT 1 FROM {differing_rows(table)} WHERE kind <> 'new' LIMIT 1").fetchall()


def _accounts(ledger: duckdb.DuckDBPyConnection, table: Table, new: bool) -> frozenset[str]:
    """Of a row that was there before only its id is noted, so it may be of any account that was touched."""
    before = "" if new else " UNION FROM touched_account"
    sql = f"SELECT owner FROM {differing_rows(table)} WHERE owner IS NOT NULL{before}"
    return frozenset(owner for (owner,) in ledger.execute(sql).fetchall())


def _begins_at_its_account(table: Table) -> bool:
    """Whether its SQL calls one column both the account of a row and the node where the edge begins."""
    return isinstance(table, Node) or re.search(r"(\S+) AS of_account,\s+\1 AS source\b", query_of(table)) is not None
