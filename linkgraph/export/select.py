"""Chooses what is exported: everything observed and concluded, or one cluster with its evidence."""

from __future__ import annotations

from collections.abc import Iterable

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph import read
from linkgraph.export.rows import GraphRows
from linkgraph.schema import Edge, Layer, Node, edges, nodes
from linkgraph.store.base import GraphStore

LAYERS = frozenset({Layer.OBSERVED, Layer.CONCLUDED})
OWN = frozenset({"Account", "Cluster", "Finding", "ClusterEvent"})
"""Labels of which a cluster has its own; of the others it gets what its accounts point to."""

Kept = dict[str, pa.Array]


def select(store: GraphStore, cluster: str | None = None) -> GraphRows:
    """The rows to export.

    With `cluster` only its accounts, what they show, the edges among all these, its evidence and its
    findings. UsageError where there is no such cluster.
    """
    chosen_nodes = tuple(table for table in nodes() if table.layer in LAYERS)
    chosen_edges = tuple(table for table in edges() if table.layer in LAYERS)
    if cluster is None:
        return GraphRows(store.read, chosen_nodes, chosen_edges, _as_of(store))
    kept = _kept(store, cluster)

    def only(table: Node | Edge) -> pa.Table:
        rows = store.read(table)
        return rows.filter(_mask(table, rows, kept))

    return GraphRows(only, chosen_nodes, chosen_edges, _as_of(store))


def _kept(store: GraphStore, cluster: str) -> Kept:
    """Label by label the ids of the nodes that belong to the cluster."""
    members = read.cluster(store, cluster)["accounts"]
    kept = {"Account": _strings(members), "Cluster": _strings([cluster])}
    kept["Finding"] = _own(store, "Finding", "subject", [*members, cluster])
    kept["ClusterEvent"] = _own(store, "ClusterEvent", "cluster", [cluster])
    for table in edges():
        if table.source == "Account" and table.target not in OWN:
            kept[table.target] = _reached(store, table, kept)
    return kept


def _own(store: GraphStore, label: str, column: str, wanted: list[str]) -> pa.Array:
    table = next(node for node in nodes() if node.name == label)
    rows = store.read(table)
    mask = pc.is_in(rows[column], _strings(wanted))
    if label == "Finding":
        mask = pc.or_(mask, pc.is_in(rows["cluster"], _strings(wanted)))
    return rows.filter(mask)["id"].combine_chunks()


def _reached(store: GraphStore, table: Edge, kept: Kept) -> pa.Array:
    rows = store.read(table)
    found = rows.filter(pc.is_in(rows["source"], kept["Account"]))["target"].unique()
    before = kept.get(table.target, _strings([]))
    return pa.concat_arrays([before, found.cast(pa.string())]).unique()


def _mask(table: Node | Edge, rows: pa.Table, kept: Kept) -> pa.ChunkedArray:
    none = _strings([])
    if isinstance(table, Node):
        return pc.is_in(rows["id"], kept.get(table.name, none))
    ends = (("source", table.source), ("target", table.target))
    source, target = (pc.is_in(rows[end], kept.get(label, none)) for end, label in ends)
    return pc.and_(source, target)


def _strings(values: Iterable[str]) -> pa.Array:
    return pa.array(list(values), pa.string())


def _as_of(store: GraphStore) -> str:
    runs = read.runs(store)
    return str((runs[0]["finished_at"] if runs else None) or "1970-01-01T00:00:00Z")
