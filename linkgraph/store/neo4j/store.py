"""The server graph store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, TypeVar
from uuid import uuid4

import pyarrow as pa
from neo4j import Transaction

from linkgraph.errors import StoreError, StoreLocked
from linkgraph.schema import Table, arrow_schema
from linkgraph.store.base import GraphStore, GraphUpdate, Result
from linkgraph.store.neo4j import writing
from linkgraph.store.neo4j.address import Address
from linkgraph.store.neo4j.connection import Connection
from linkgraph.store.neo4j.ending import end, marked
from linkgraph.store.neo4j.errors import refusal
from linkgraph.store.neo4j.indexes import any_there, make_indexes
from linkgraph.store.neo4j.lock import writing as locked
from linkgraph.store.neo4j.memory import limit as memory_limit
from linkgraph.store.neo4j.query import fetch
from linkgraph.store.neo4j.retry import insist
from linkgraph.store.neo4j.settings import Settings
from linkgraph.store.neo4j.settling import settle
from linkgraph.store.neo4j.state import state, steady, until_steady
from linkgraph.store.neo4j.update import Neo4jUpdate
from linkgraph.store.params import checked
from linkgraph.store.stopping import Stop, stoppable

T = TypeVar("T")
READ_ROWS = 10_000


class Neo4jStore(GraphStore):
    """A graph in a Neo4j database. Nodes and edges of others may stand beside it; they are left alone."""

    def __init__(self, address: Address, settings: Settings | None = None) -> None:
        self.uri = address.shown
        self._connection = Connection(address)
        self._settings = settings or Settings.from_environment()

    def query(
        self,
        cypher: str,
        params: Mapping[str, Any] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
        stop: Stop | None = None,
    ) -> Result:
        """See `GraphStore.query`."""
        given = checked(cypher, params)
        mark = uuid4().hex if stop else None
        with stoppable(stop, lambda: end(self._connection, str(mark))):
            return self._reading(lambda transaction: fetch(transaction, cypher, given, limit), timeout, mark)

    def read(self, table: Table) -> pa.Table:
        """All published rows of `table`."""
        names = arrow_schema(table).names

        def fetch_all(transaction: Transaction) -> list[list[Any]]:
            return [record.values() for record in transaction.run(writing.read(table))]

        columns = list(zip(*self._reading(fetch_all), strict=True)) or [()] * len(names)
        return pa.table(dict(zip(names, map(list, columns), strict=True)), schema=arrow_schema(table))

    def exists(self) -> bool:
        """True where something has been published."""
        found = self._reading(state)
        return found.revision > 0 and not found.unfinished

    @contextmanager
    def update(self, *, fresh: bool = False) -> Iterator[GraphUpdate]:
        """The one writer's update; StoreLocked where there is another."""
        with locked(self._connection, self._settings):
            indexed = not fresh or any_there(self._connection)
            if indexed:
                make_indexes(self._connection)
            if not fresh:
                self._go_on()
            update = Neo4jUpdate(self._connection, self._settings, self._room(), indexed=indexed)
            try:
                if fresh:
                    update.begin_fresh()
                yield update
            finally:
                update.close()

    def make_ready(self) -> None:
        """Settles a database that neo4j-admin has made; where another process is writing it is left to that."""
        if self._reading(state).imported:
            with suppress(StoreLocked), locked(self._connection, self._settings):
                settle(self._connection)

    def close(self) -> None:
        """Lets go; the next use opens again."""
        self._connection.close()

    def _go_on(self) -> None:
        """Settles what was imported; StoreError where a run was cut off."""
        found = self._reading(state)
        if found.imported:
            settle(self._connection)
        if found.unfinished:
            raise StoreError(
                f"the graph at {self.uri} was left half written by a run that was cut off; "
                "run the case again to publish it whole"
            )

    def _reading(self, work: Callable[[Transaction], T], timeout: float | None = None, mark: str | None = None) -> T:
        return until_steady(
            lambda strict: self._insist(lambda found: steady(found, work, strict=strict), timeout, mark)
        )

    def _insist(self, work: Callable[[Transaction], T], timeout: float | None, mark: str | None) -> T:
        def once() -> T:
            with self._connection.session("read", fetch_size=READ_ROWS) as session:
                return _in_transaction(session.begin_transaction(marked(mark), timeout), work)

        return insist(once, self._settings, lambda error: refusal(error, self.uri, timeout))

    def _room(self) -> int:
        if self._settings.transaction_mb is not None:
            return self._settings.transaction_mb << 20
        with self._connection.session("read") as session:
            return memory_limit(session)


def _in_transaction(transaction: Transaction, work: Callable[[Transaction], T]) -> T:
    with transaction:
        return work(transaction)
