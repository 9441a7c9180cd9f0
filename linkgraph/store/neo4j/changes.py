"""What is changed, in a transaction or message by message. Each change can be repeated without harm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from neo4j import Session, Transaction

from linkgraph.errors import StoreError
from linkgraph.schema import Edge, Node, Table
from linkgraph.store.neo4j import writing
from linkgraph.store.neo4j.joined import apart
from linkgraph.store.neo4j.numbers import Numbers, numbers_of_new
from linkgraph.store.neo4j.settings import Settings

Runs = Transaction | Session
"""Runs messages: in one transaction, or each in its own."""


@dataclass(frozen=True, slots=True)
class Write:
    """Rows that are made, or replaced unless they are `new`.

    `shape` is how new rows are written, where many share it; `told` takes the numbers of nodes, where they
    are to be known.
    """

    table: Table
    rows: pa.Table
    new: bool = False
    shape: writing.Shape | None = None
    told: list[Numbers] | None = None

    def run(self, transaction: Runs, settings: Settings, *, again: bool) -> None:
        """Sends the rows; StoreError where an edge's end is not there.

        `again` says that they may be there already: the answer to a commit was lost.
        """
        new = self.new and not again
        planned = self.shape if new else None
        shape = planned or writing.shape(self.table, self.rows, new=new)
        for part in writing.parts(shape, self.rows, settings):
            if not new and not isinstance(self.table, Node):
                transaction.run(writing.delete(self.table), ids=part.rows["id"].to_pylist()).consume()
            _send(transaction, part, self.table, self.told if planned else None, "id")


@dataclass(frozen=True, slots=True)
class Joined:
    """New edges, each together with the node it leads to. `rows`: see `joined`."""

    edge: Edge
    node: Node
    rows: pa.Table
    shape: writing.Shape
    new: bool = True
    told: list[Numbers] | None = None

    def run(self, transaction: Runs, settings: Settings, *, again: bool) -> None:
        """Sends the rows; one after the other, edges by ids, where they may be there already."""
        if self.new and not again:
            for part in writing.parts(self.shape, self.rows, settings):
                _send(transaction, part, self.edge, self.told, f"{writing.LED_TO}id")
            return
        edges, nodes = apart(self.rows)
        Write(self.node, nodes).run(transaction, settings, again=True)
        Write(self.edge, edges).run(transaction, settings, again=True)


def _send(transaction: Runs, part: writing.Part, table: Table, told: list[Numbers] | None, ids: str) -> None:
    """Sends one message; StoreError where it did not write each row.

    `told` takes the numbers of the nodes it made, whose ids are the column `ids`.
    """
    found = transaction.run(part.statement, part.params).single(strict=True)
    if missing := part.rows.num_rows - found["written"]:
        raise StoreError(f"{missing} rows of {table.table} begin or end at a node that is not there")
    if told is not None:
        told.append(numbers_of_new(found, part.rows[ids]))


@dataclass(frozen=True, slots=True)
class Delete:
    """Rows that are dropped."""

    table: Table
    ids: tuple[str, ...]

    def run(self, transaction: Runs, settings: Settings, *, again: bool) -> None:  # noqa: ARG002
        """Sends the ids."""
        for start in range(0, len(self.ids), settings.batch_rows):
            part = list(self.ids[start : start + settings.batch_rows])
            transaction.run(writing.delete(self.table), ids=part).consume()


@dataclass(frozen=True, slots=True)
class Statement:
    """Any other change."""

    cypher: str
    params: Mapping[str, Any]

    def run(self, transaction: Runs, settings: Settings, *, again: bool) -> None:  # noqa: ARG002
        """Sends it."""
        transaction.run(self.cypher, dict(self.params)).consume()


Change = Write | Joined | Delete | Statement
