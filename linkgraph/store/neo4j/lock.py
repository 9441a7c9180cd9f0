"""One writer at a time, without anything left behind.

The writer makes a node under a unique constraint in a transaction that it keeps open and never
commits. A second writer that makes the same node waits for the first one, and gives up soon.
When a writer dies its connection breaks, and the server rolls the transaction back by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress

from neo4j import Transaction

from linkgraph.errors import StoreLocked
from linkgraph.store.neo4j.connection import Connection
from linkgraph.store.neo4j.ddl import LOCK, lock_constraint
from linkgraph.store.neo4j.errors import Failure, is_timeout, translated


@contextmanager
def writing(connection: Connection, seconds: float) -> Iterator[None]:
    """Holds the writer's lock; StoreLocked where another has it for longer than `seconds`."""
    where = connection.address.shown
    with connection.session("write") as session:
        try:
            session.run(lock_constraint()).consume()
            _try_lock(connection, seconds)
            transaction = session.begin_transaction()
            _take(transaction)
        except Failure as error:
            if is_timeout(error):
                message = f"another process is writing to the graph at {where}; wait until it is done"
                raise StoreLocked(message) from error
            raise translated(error, where) from error
        try:
            yield
        finally:
            with suppress(*Failure):
                transaction.rollback()


def _try_lock(connection: Connection, seconds: float) -> None:
    # The time of a transaction counts for all of it, so the one that waits is not the one that stays.
    with connection.session("write") as session, session.begin_transaction(timeout=seconds) as transaction:
        _take(transaction)
        transaction.rollback()


def _take(transaction: Transaction) -> None:
    transaction.run(f"MERGE (n:{LOCK} {{id: 'writer'}}) SET n.held = true").consume()
