"""The rows of each table of the graph, made from the ledger by the SQL beside this file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from linkgraph.ledger.ledger import arrow
from linkgraph.publish.functions import register
from linkgraph.schema import Edge, Node, Table, arrow_schema, tables

if TYPE_CHECKING:
    import duckdb

OWN = frozenset({"Finding", "ABOUT", "FlagStatus", "RiskPart", "Role", "ClusterCoverage"})
"""Tables that the red flags make from the graph itself."""
LAST = frozenset({"Run"})
"""Written after everything else: it says that the rest is whole."""
AS_MADE = "-- as made"
"""The first line of a query whose rows need not be laid out: it sorts and gathers nothing."""
OF_ACCOUNTS = "-- of accounts"
"""The first line of SQL whose rows each belong to one account (`of_account`), and follow from what `touched.py` knows
of that account: of two accounts, neither tells on the rows of the other in any way that is not digested there."""


def prepare(ledger: duckdb.DuckDBPyConnection) -> None:
    """Makes what several tables are made from, but for what `prepare_accounts` makes."""
    register(ledger)
    ledger.execute(_text("views.sql"))
    for name in _derived():
        if not _of_accounts(f"derived/{name}"):
            ledger.execute(_text(f"derived/{name}"))


def prepare_accounts(ledger: duckdb.DuckDBPyConnection) -> None:
    """After `prepare`: what the tables of accounts are made from beside that (see `OF_ACCOUNTS`)."""
    for name in _derived():
        if _of_accounts(f"derived/{name}"):
            ledger.execute(_text(f"derived/{name}"))


def published_tables() -> list[Table]:
    """The tables the ledger makes, nodes first, and of these the ones that are quick to make: a store has work soon.

    What is given as it is made is most, and comes last: a store may write it while it is asked about the rest.
    """
    made = (table for table in tables().values() if table.name not in OWN | LAST)
    return sorted(made, key=lambda table: (isinstance(table, Edge), is_as_made(table), table.name not in _values()))


def rows_of(ledger: duckdb.DuckDBPyConnection, table: Table) -> pa.Table:
    """The rows of `table` in its declared shape."""
    schema = arrow_schema(table)
    columns = ", ".join(f'"{name}"' for name in schema.names)
    found = arrow(ledger, f"SELECT {columns} FROM ({query_of(table)})")
    return found.cast(schema)


def query_of(table: Table) -> str:
    """The query that makes them from the ledger."""
    if isinstance(table, Node):
        return _value_nodes(table.name) if table.name in _values() else _text(f"sql/{table.name}.sql")
    edge = next((node for node, entry in _values().items() if entry.get("edge") == table.name), None)
    if edge:
        return _value_edges(_values()[edge])
    if table.name == "PAID":
        return _text("sql/PAID.sql").replace("{target}", table.target)
    return _text(f"sql/{_file(table)}.sql")


@cache
def all_sql() -> tuple[str, ...]:
    """All SQL that the rows of the tables are made by."""
    return (_text("views.sql"), *(_text(f"derived/{name}") for name in _derived()), *map(query_of, published_tables()))


def is_simple(table: Table) -> bool:
    """Whether the query for its rows holds little memory: of shared values, or its SQL begins by saying so."""
    is_of_values = table.name in _values() or any(entry.get("edge") == table.name for entry in _values().values())
    return is_of_values or is_as_made(table)


def is_as_made(table: Table) -> bool:
    """Whether the SQL for its rows begins by saying that they need not be laid out."""
    return query_of(table).startswith(AS_MADE)


def is_of_accounts(table: Table) -> bool:
    """Whether the SQL for its rows begins by saying that each is of one account, which it names `of_account`."""
    return query_of(table).startswith(OF_ACCOUNTS)


def _file(edge: Edge) -> str:
    return f"{edge.name}.{edge.source}.{edge.target}"


def _value_nodes(label: str) -> str:
    entry = _values()[label]
    extra = "".join(f", {sql} AS {name}" for name, sql in entry.get("columns", {}).items())
    also = f"UNION ALL SELECT target, NULL, NULL, true FROM ({entry['also']}) e(target)" if "also" in entry else ""
    return (
        "SELECT v AS id, v AS value, count(DISTINCT account) FILTER (NOT gone) AS accounts, "
        f"coalesce(bool_or(hub), false) AS hub{extra} "
        "FROM (SELECT e.v, e.account, e.country, e.gone, h.value IS NOT NULL AS hub FROM "
        "(SELECT value AS v, account, country, gone FROM fact "
        f"WHERE kind = '{entry['kind']}' AND value IS NOT NULL {also}) e "
        f"LEFT JOIN (SELECT DISTINCT value FROM hub_value WHERE signal = '{entry['signal']}') h "
        "ON h.value = e.v) GROUP BY v"
    )


def _value_edges(entry: dict[str, Any]) -> str:
    extra = "".join(f", {sql} AS {name}" for name, sql in entry.get("edge_columns", {}).items())
    told = "concat_ws('|', account, value, raw, coalesce(attribute, ''), file, coalesce(country, ''))"
    return (
        f"{OF_ACCOUNTS}\nSELECT left(md5({told}), 16) AS id, account AS of_account, account AS source, "
        f"value AS target, raw, file, line, first_seen, last_seen, run, gone{extra} "
        f"FROM fact WHERE kind = '{entry['kind']}' AND value IS NOT NULL AND NOT ({entry.get('but', 'false')})"
    )


@cache
def _values() -> dict[str, dict[str, Any]]:
    return tomllib.loads(_text("values.toml"))


def _of_accounts(name: str) -> bool:
    return _text(name).startswith(OF_ACCOUNTS)


@cache
def _derived() -> list[str]:
    """Files that derive facts from rows, in the order in which they build on one another."""
    return _text("derived/order.txt").split()


@cache
def _text(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
