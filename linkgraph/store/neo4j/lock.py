"""One writer at a time, without anything left behind.

The writer makes a node under a unique constraint in a transaction that it keeps open and never
commits. A second writer that makes the same node waits for the first one, and gives up soon.
When a writer dies its connection breaks, and the server rolls the transaction back by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from neo4j import Session, Transaction

from linkgraph.errors import StoreLocked
from linkgraph.store.neo4j.connection import Connection
from linkgraph.store.neo4j.ddl import LOCK, lock_constraint
from linkgraph.store.neo4j.errors import Failure, is_timeout, translated
from linkgraph.store.neo4j.retry import insist
from linkgraph.store.neo4j.settings import Settings


@contextmanager
def writing(connection: Connection, settings: Settings) -> Iterator[None]:
    """Holds the writer's lock; StoreLocked where another has it for longer than `lock_seconds`."""
    with connection.session("write") as session:
        transaction = insist(
            lambda: _taken(connection, session, settings.lock_seconds),
            settings,
            lambda error: _told(error, connection.address.shown),
        )
        try:
            yield
        finally:
            with suppress(*Failure):
                transaction.rollback()


def _told(error: Exception, where: str) -> Exception:
    if is_timeout(error):
        return StoreLocked(f"another process is writing to the graph at {where}; wait until it is done")
    return translated(error, where)


def _taken(connection: Connection, session: Session, seconds: float) -> Transaction:
    session.run(lock_constraint()).consume()
    _try_lock(connection, seconds)
    transaction = session.begin_transaction()
    try:
        _take(transaction)
    except Failure:
        transaction.close()
        raise
    return transaction


def _try_lock(connection: Connection, seconds: float) -> None:
    # The time of a transaction counts for all of it, so the one that waits is not the one that stays.
    with connection.session("write") as session, session.begin_transaction(timeout=seconds) as transaction:
        _take(transaction)
        transaction.rollback()


def _take(transaction: Transaction) -> None:
    transaction.run(f"MERGE (n:{LOCK} {{id: 'writer'}}) SET n.held = true").consume()
