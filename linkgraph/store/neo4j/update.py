"""Changes being made to a Neo4j database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from linkgraph.errors import StoreError
from linkgraph.schema import Layer, Node, Table, edges, nodes
from linkgraph.store.base import GraphUpdate, Result
from linkgraph.store.neo4j import ddl, state
from linkgraph.store.neo4j.changes import Change, Delete, Statement, Write
from linkgraph.store.neo4j.connection import Connection
from linkgraph.store.neo4j.indexes import make_indexes
from linkgraph.store.neo4j.loading import Loading
from linkgraph.store.neo4j.memory import cost
from linkgraph.store.neo4j.query import fetch
from linkgraph.store.neo4j.settings import Settings
from linkgraph.store.neo4j.settling import FORGET
from linkgraph.store.neo4j.transaction import Repeatable
from linkgraph.store.params import checked
from linkgraph.store.rows import shaped

BYTES_A_DELETE = 2_000


class Neo4jUpdate(GraphUpdate):
    """One transaction, as long as the server's memory takes it; then readers see all or nothing.

    What does not fit (`room` bytes) is committed in parts: first the observed rows, as they come;
    last, in one transaction, the conclusions, judgements and the run, and the observed nodes that
    go. Readers then see observed facts of the new run beside the conclusions of the last one, never
    half of the conclusions, unless these alone are more than one transaction takes. While parts are
    out, the state node says so: should the writer die, the store no longer claims to hold a published
    graph, and takes nothing but a fresh one. The observed rows of a fresh graph are then loaded by
    several sessions at once, and indexes made when they are there, those of ids of observed edges by the next update.
    """

    def __init__(self, connection: Connection, settings: Settings, room: int, *, indexed: bool) -> None:
        self._connection = connection
        self._settings = settings
        self._indexed = indexed
        self._transaction: Repeatable | None = Repeatable(connection, settings)
        self._room = room
        self._used = 0
        self._parts = 0
        self._later: list[tuple[Change, int]] = []
        self._fresh = False
        self._loading: Loading | None = None
        self._kept_back: list[Write] = []

    def begin_fresh(self) -> None:
        """Drops everything that has one of linkgraph's labels; what others keep there stays."""
        self._open().run(Statement(FORGET, {}))
        kept = self._kept()
        for table in kept:
            while self._drop_some(table):
                pass
        if self._parts or (kept and not self._indexed):
            self._commit_part()
        self._fresh = True

    def add(self, table: Table, rows: pa.Table) -> None:
        """New rows."""
        self._write(table, shaped(table, rows), new=self._fresh)

    def change(self, table: Table, rows: pa.Table) -> None:
        """Rows that are there, replaced."""
        self._write(table, shaped(table, rows))

    def delete(self, table: Table, ids: Sequence[str]) -> None:
        """Drops rows; a node that still has edges is refused with StoreError."""
        change = Delete(table, tuple(dict.fromkeys(ids)))
        observed_edge = table.layer is Layer.OBSERVED and not isinstance(table, Node)
        self._do(change, len(ids) * BYTES_A_DELETE, now=observed_edge)

    def query(self, cypher: str, params: Mapping[str, Any] | None = None) -> Result:
        """A reading query that sees the changes so far."""
        given = checked(cypher, params)
        self._do_later()
        return self._open().ask(lambda transaction: fetch(transaction, cypher, given))

    def publish(self) -> None:
        """Makes the changes visible; the update is over then."""
        self._do_later()
        transaction = self._open()
        transaction.apart(state.COMMITTING)
        try:
            transaction.run(Statement(state.PUBLISHED, {}))
            transaction.commit()
        finally:
            transaction.apart(state.COMMITTED)
        self.close()

    def close(self) -> None:
        """Drops what was not committed."""
        if self._loading is not None:
            self._loading.close()
            self._loading = None
        if self._transaction is not None:
            self._transaction.close()
            self._transaction = None

    def _write(self, table: Table, rows: pa.Table, *, new: bool = False) -> None:
        if rows.num_rows == 0:
            return
        if new and table.layer is Layer.OBSERVED:
            self._write_first(table, rows)
            return
        whole = cost(rows)
        size = max(1, rows.num_rows * (self._room // 2) // max(whole, 1))
        for start in range(0, rows.num_rows, size):
            part = rows.slice(start, size)
            self._do(Write(table, part, new), cost(part), now=table.layer is Layer.OBSERVED)

    def _write_first(self, table: Table, rows: pa.Table) -> None:
        """Keeps what may fit into one transaction; several sessions begin with the first row of what does not."""
        needs = cost(rows)
        if self._loading is None and self._used + needs > self._room:
            self._begin_loading()
        if self._loading is not None:
            self._loading.write(table, rows)
        else:
            self._kept_back.append(Write(table, rows, new=True))
            self._used += needs

    def _begin_loading(self) -> None:
        first, self._kept_back = self._kept_back, []
        self._commit_part()
        self._loading = Loading(
            self._connection,
            self._settings,
            self._room,
            lambda: make_indexes(self._connection),
            indexed=self._indexed,
        )
        for change in first:
            self._loading.write(change.table, change.rows)

    def _end_loading(self) -> None:
        if self._loading is not None:
            self._loading.finish()
            self._loading.close()
            self._loading = None
            self._indexed = False
            self._make_indexes(ddl.after_loading())

    def _make_indexes(self, wanted: Iterable[tuple[str, str]] | None = None) -> None:
        """Before the transaction writes: both want locks of the same labels."""
        if not self._indexed:
            self._open().close()
            make_indexes(self._connection, wanted)
            self._indexed = True

    def _send_first(self) -> None:
        """What was kept back fits into the transaction."""
        if self._fresh:
            self._make_indexes()
        first, self._kept_back = self._kept_back, []
        for change in first:
            self._open().run(change)

    def _do(self, change: Change, needs: int, *, now: bool) -> None:
        if not now:
            self._later.append((change, needs))
            return
        self._end_loading()
        self._send_first()
        if self._used and self._used + needs > self._room:
            self._commit_part()
        self._open().run(change)
        self._used += needs

    def _do_later(self) -> None:
        self._end_loading()
        self._send_first()
        waiting, self._later = self._later, []
        needed = sum(needs for _, needs in waiting)
        if self._used and self._used + needed > self._room:
            self._commit_part()
        for change, needs in waiting:
            self._do(change, needs, now=True)

    def _commit_part(self) -> None:
        self._open().run(Statement(state.UNFINISHED, {}))
        self._open().commit()
        self._parts += 1
        self._used = 0

    def _kept(self) -> list[Table]:
        """The tables that may have rows: only these are looked at, since each new query costs the server a plan."""
        ours = "|".join(f"`{node.name}`" for node in nodes())
        found = f"MATCH (n:{ours}) UNWIND labels(n) AS label RETURN DISTINCT label"
        labels = self._open().ask(lambda transaction: set(transaction.run(found).value()))
        return [*edges(), *(node for node in nodes() if node.name in labels)] if labels else []

    def _drop_some(self, table: Table) -> bool:
        most = max(1000, self._room // BYTES_A_DELETE // 2)
        if isinstance(table, Node):
            count = f"MATCH (x:`{table.name}`) WITH x LIMIT $most RETURN count(*) AS n"
            drop = f"MATCH (x:`{table.name}`) WITH x LIMIT $most DETACH DELETE x"
        else:
            match = f"(:`{table.source}`)-[x:`{table.name}`]->(:`{table.target}`)"
            count = f"MATCH {match} WITH x LIMIT $most RETURN count(*) AS n"
            drop = f"MATCH {match} WITH x LIMIT $most DELETE x"
        found = self._open().ask(lambda transaction: fetch(transaction, count, {"most": most}))
        number = int(found.rows[0][0])
        if number:
            self._do(Statement(drop, {"most": most}), number * BYTES_A_DELETE, now=True)
        return number == most

    def _open(self) -> Repeatable:
        if self._transaction is None:
            raise StoreError("this update is over; open another one with store.update()")
        return self._transaction
