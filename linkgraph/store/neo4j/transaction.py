"""A transaction that is begun again, and all its changes repeated, after something passing."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from neo4j import Session, Transaction

from linkgraph.store.neo4j.changes import Change
from linkgraph.store.neo4j.connection import Connection
from linkgraph.store.neo4j.errors import Failure, translated
from linkgraph.store.neo4j.retry import insist
from linkgraph.store.neo4j.settings import Settings

T = TypeVar("T")


class Repeatable:
    """One open transaction at a time. What it holds can be repeated without harm."""

    def __init__(self, connection: Connection, settings: Settings) -> None:
        self._connection = connection
        self._settings = settings
        self._done: list[Change] = []
        self._again = False
        self._session: Session | None = None
        self._transaction: Transaction | None = None

    def run(self, change: Change) -> None:
        """Makes a change."""
        self._insist(lambda transaction: change.run(transaction, self._settings, again=self._again))
        self._done.append(change)

    def ask(self, work: Callable[[Transaction], T]) -> T:
        """Whatever `work` finds out; it sees the changes made so far."""
        return self._insist(work)

    def commit(self) -> None:
        """Makes the changes visible; the next one begins another transaction."""
        self._insist(lambda transaction: transaction.commit())
        self._done.clear()
        self._transaction = None

    def apart(self, cypher: str) -> None:
        """Runs one statement in a transaction of its own, at once."""

        def once() -> None:
            with self._connection.session("write") as session:
                session.run(cypher).consume()

        insist(once, self._settings, self._told)

    def close(self) -> None:
        """Drops what was not committed."""
        if self._session is not None:
            with suppress(*Failure):
                self._session.close()
        self._session = self._transaction = None

    def _give_up(self) -> None:
        """Drops what failed; from here on nothing that is repeated is taken for new."""
        self._again = True
        self.close()

    def _insist(self, work: Callable[[Transaction], T]) -> T:
        return insist(lambda: work(self._begun()), self._settings, self._told, undo=self._give_up)

    def _told(self, error: Exception) -> Exception:
        return translated(error, self._connection.address.shown)

    def _begun(self) -> Transaction:
        if self._transaction is None:
            self._session = self._session or self._connection.session("write")
            self._transaction = self._session.begin_transaction()
            for change in self._done:
                change.run(self._transaction, self._settings, again=self._again)
        return self._transaction
