"""Making and dropping the declared constraints and indexes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import filterfalse
from typing import LiteralString

from neo4j import ManagedTransaction

from linkgraph.schema import Table
from linkgraph.store.neo4j import ddl
from linkgraph.store.neo4j.connection import Connection
from linkgraph.store.neo4j.errors import Failure, translated

AWAIT = "CALL db.awaitIndexes(3600)"


def make_indexes(connection: Connection, wanted: Iterable[tuple[str, str]] | None = None) -> None:
    """Makes those of `wanted` (as in `ddl`; None: all) that are not there, and waits until they can be used.

    Indexes come first: they are filled while a constraint keeps its session until all nodes are looked through.
    """
    try:
        with connection.session("write") as session:
            there = set(session.run("SHOW INDEXES YIELD name").value())
            missing = [statement for name, statement in wanted or ddl.statements() if name not in there]
            for some in (list(filter(ddl.is_index, missing)), list(filterfalse(ddl.is_index, missing))):
                if some:
                    session.execute_write(_run_all, some)
            if missing:
                session.run(AWAIT).consume()
    except Failure as error:
        raise translated(error, connection.address.shown) from error


def any_there(connection: Connection) -> bool:
    """Whether a graph of ours has, or had, its place in this database."""
    try:
        with connection.session("read") as session:
            return any(ddl.is_declared(name) for name in session.run("SHOW INDEXES YIELD name").value())
    except Failure as error:
        raise translated(error, connection.address.shown) from error


def drop_indexes(connection: Connection, table: Table) -> None:
    """Drops those of one table, which only slow a large load down; `make_indexes` makes them again."""
    try:
        with connection.session("write") as session:
            session.execute_write(_run_all, list(ddl.dropped(table)))
    except Failure as error:
        raise translated(error, connection.address.shown) from error


def _run_all(transaction: ManagedTransaction, statements: Sequence[LiteralString]) -> None:
    """All in one transaction: each commit of a change to the schema costs the server as much as many rows."""
    for statement in statements:
        transaction.run(statement).consume()
