"""What is exported: nodes, then edges, table by table, as they come out of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from linkgraph.schema import Edge, Node, Table

BARE = frozenset({"Account", "Cluster"})
"""Labels whose ids stand alone in an export; the ids of others are unique within their label only."""


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node: its table, its id in the whole graph, its id within the label, its properties."""

    table: Node
    key: str
    id: str
    values: dict[str, Any]

    @property
    def label(self) -> str:
        """A short name for people."""
        names = ("label", "name", "title", "value", "detail", "flag", "handle")
        return next((str(self.values[name]) for name in names if self.values.get(name)), self.id)


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """An edge: its table, its ids in the whole graph and in its table, its ends, its properties."""

    table: Edge
    key: str
    id: str
    source: str
    target: str
    source_id: str
    target_id: str
    values: dict[str, Any]

    @property
    def type(self) -> str:
        """Its kind: `LINKED`, `HAS_EMAIL`, ..."""
        return self.table.name


@dataclass(frozen=True, slots=True)
class GraphRows:
    """A selection of the graph. `read` gives the rows of one table; they are read as they are asked for."""

    read: Callable[[Table], pa.Table]
    node_tables: tuple[Node, ...]
    edge_tables: tuple[Edge, ...]
    as_of: str
    """When the run that made the graph was finished, ISO 8601."""
    about_tables: tuple[Node, ...] = ()
    """What people said, and the runs: for the formats that restore a case."""

    def tables(self) -> list[Table]:
        """The selected tables, nodes first."""
        return [*self.node_tables, *self.edge_tables]

    def nodes(self) -> Iterator[NodeRow]:
        """Every selected node."""
        for table in self.node_tables:
            for row in _rows(self.read(table)):
                id_ = row.pop("id")
                yield NodeRow(table, key(table.name, id_), id_, row)

    def counts(self) -> dict[str, int]:
        """How many `nodes`, `edges` and, of these, `links` and pieces of `evidence`."""
        sizes = [(table.name, self.read(table).num_rows) for table in self.edge_tables]
        return {
            "nodes": sum(self.read(table).num_rows for table in self.node_tables),
            "edges": sum(size for _, size in sizes),
            "links": sum(size for name, size in sizes if name == "LINKED"),
            "evidence": sum(size for name, size in sizes if name == "EVIDENCE"),
        }

    def about(self) -> Iterator[NodeRow]:
        """Judgements, rejects and runs, where nothing was left out."""
        for table in self.about_tables:
            for row in _rows(self.read(table)):
                id_ = row.pop("id")
                yield NodeRow(table, key(table.name, id_), id_, row)

    def edges(self) -> Iterator[EdgeRow]:
        """Every selected edge; both its ends are selected too."""
        for table in self.edge_tables:
            for row in _rows(self.read(table)):
                yield _edge(table, row)


def key(label: str, id_: str) -> str:
    """The id of a node in the whole graph: `upwork:~01ab3`, `Email:j.doe@example.com`."""
    return id_ if label in BARE else f"{label}:{id_}"


def _edge(table: Edge, row: dict[str, Any]) -> EdgeRow:
    id_, source, target = row.pop("id"), row.pop("source"), row.pop("target")
    ends = key(table.source, source), key(table.target, target)
    return EdgeRow(table, f"{table.table}:{id_}", id_, *ends, source, target, row)


def _rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    for batch in table.to_batches(max_chunksize=10_000):
        yield from batch.to_pylist()
