"""What is known of the rows that differ, while conclusions are drawn from them (see `publisher.Conclude`)."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from linkgraph.publish.tables import is_of_accounts, published_tables, query_of
from linkgraph.schema import Node, Table

if TYPE_CHECKING:
    import duckdb


def accounts_of_changes(ledger: duckdb.DuckDBPyConnection, names: Collection[str]) -> dict[str, frozenset[str]]:
    """By the name of each table among `names` the accounts of which a row in it differs, is new or gone.

    A row is of an account that it begins at, that it is, or that alone leads to it. Tables are left out where it is
    not known of whom their rows are. They may be a few too many: of rows that are gone, all touched accounts are named.
    """
    found: dict[str, frozenset[str]] = {}
    for name, differing in _differing(ledger, names).items():
        if all(is_of_accounts(table) and _begins_at_its_account(table) for table in differing):
            found[name] = frozenset().union(*(_accounts(ledger, table) for table in differing))
    return found


def only_grown(ledger: duckdb.DuckDBPyConnection, names: Collection[str]) -> frozenset[str]:
    """The names, among `names`, of tables in which all rows stand that stood there before, as they were."""
    return frozenset(
        name
        for name, differing in _differing(ledger, names).items()
        if not any(_kinds(ledger, table) - {"new"} for table in differing)
    )


def _differing(ledger: duckdb.DuckDBPyConnection, names: Collection[str]) -> dict[str, list[Table]]:
    """The tables that differ, by name; names of which no difference is laid out are left out."""
    sql = "SELECT table_name FROM duckdb_tables() WHERE temporary AND starts_with(table_name, 'differing ')"
    laid_out = {name for (name,) in ledger.execute(sql).fetchall()}
    found: dict[str, list[Table]] = {}
    for table in published_tables():
        if table.name in names and f"differing {table.table}" in laid_out:
            found.setdefault(table.name, []).append(table)
    return found


def _kinds(ledger: duckdb.DuckDBPyConnection, table: Table) -> set[str]:
    return {kind for (kind,) in ledger.execute(f'SELECT DISTINCT kind FROM "differing {table.table}"').fetchall()}


def _accounts(ledger: duckdb.DuckDBPyConnection, table: Table) -> frozenset[str]:
    """Of a row that was there before only its id is noted, so it may be of any account that was touched."""
    before = " UNION FROM touched_account" if _kinds(ledger, table) - {"new"} else ""
    sql = f'SELECT owner FROM "differing {table.table}" WHERE owner IS NOT NULL{before}'
    return frozenset(owner for (owner,) in ledger.execute(sql).fetchall())


def _begins_at_its_account(table: Table) -> bool:
    """Whether its SQL calls one column both the account of a row and the node where the edge begins."""
    return isinstance(table, Node) or re.search(r"(\S+) AS of_account,\s+\1 AS source\b", query_of(table)) is not None
