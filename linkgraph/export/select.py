"""Chooses what is exported: everything observed and concluded, or what a filter keeps of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph import read
from linkgraph.errors import UsageError
from linkgraph.export.filter import WHOLE, Filter
from linkgraph.export.rows import GraphRows
from linkgraph.export.strong import strong
from linkgraph.read.near import unknown
from linkgraph.schema import Edge, Layer, Node, Table, edges, nodes, tables
from linkgraph.store.base import GraphStore

LAYERS = frozenset({Layer.OBSERVED, Layer.CONCLUDED})
OWN = frozenset({"Account", "Cluster", "Finding", "ClusterEvent"})
"""Labels of which accounts and clusters have their own; of the others they get what accounts point to."""

Read = Callable[[Table], pa.Table]
Kept = dict[str, pa.Array]


def select(store: GraphStore, filter: Filter = WHOLE) -> GraphRows:
    """The rows to export: with a filter what it keeps, no more, and every edge with both its ends.

    What people said and the runs come along where nothing is left out, for the formats that restore a case.
    UsageError where there is no such cluster, account, platform, signal, label or type.
    """
    chosen_nodes = tuple(table for table in nodes() if table.layer in LAYERS and _wanted(table, filter))
    chosen_edges = tuple(table for table in edges() if table.layer in LAYERS and _wanted(table, filter))
    about = tuple(table for table in nodes() if table.layer not in LAYERS) if filter.whole else ()
    _check_only(filter)
    return GraphRows(_reader(store, filter), chosen_nodes, chosen_edges, _as_of(store), about)


def _reader(store: GraphStore, filter: Filter) -> Read:
    read_rows = strong(store, filter)
    if not filter.some_accounts:
        return _both_ends(store.read, read_rows, filter)
    kept = _kept(store, filter)

    def only(table: Table) -> pa.Table:
        rows = read_rows(table)
        return rows.filter(_mask(table, rows, kept))

    return only


def _wanted(table: Table, filter: Filter) -> bool:
    """An edge is wanted where it is named, and its ends are there: `only` names labels and types."""
    if not filter.only:
        return True
    if isinstance(table, Node):
        return table.name in filter.only or table.name in _ends_of_named(filter)
    return table.name in filter.only


def _ends_of_named(filter: Filter) -> set[str]:
    named = [edge for edge in edges() if edge.name in filter.only]
    return {label for edge in named for label in (edge.source, edge.target)}


def _check_only(filter: Filter) -> None:
    known = {table.name for table in tables().values() if table.layer in LAYERS}
    for name in filter.only:
        if name not in known:
            raise UsageError(f"there is no label or relationship type {name!r}; there are {', '.join(sorted(known))}")


def _both_ends(whole: Read, read_rows: Read, filter: Filter) -> Read:
    """With `only`, a label that is not named itself is there for its edges: nodes that no edge touches go."""
    if not filter.only:
        return read_rows
    touched: Kept = {}
    for edge in edges():
        if edge.name in filter.only:
            rows = read_rows(edge)
            for end, label in (("source", edge.source), ("target", edge.target)):
                before = touched.get(label, _strings([]))
                touched[label] = pa.concat_arrays([before, rows[end].combine_chunks()]).unique()

    def only(table: Table) -> pa.Table:
        if isinstance(table, Node) and table.name not in filter.only:
            rows = whole(table)
            return rows.filter(pc.is_in(rows["id"], touched.get(table.name, _strings([]))))
        return read_rows(table)

    return only


def _kept(store: GraphStore, filter: Filter) -> Kept:
    """Label by label the ids of the nodes that belong to the accounts and clusters asked for."""
    accounts = sorted(_accounts(store, filter))
    clusters = _clusters(store, accounts)
    kept = {"Account": _strings(accounts), "Cluster": _strings(clusters)}
    kept["Finding"] = _own(store, "Finding", "subject", [*accounts, *clusters])
    kept["ClusterEvent"] = _own(store, "ClusterEvent", "cluster", clusters)
    for table in edges():
        if table.source == "Account" and table.target not in OWN:
            kept[table.target] = _reached(store, table, kept)
    return kept


def _accounts(store: GraphStore, filter: Filter) -> set[str]:
    """The accounts that belong to the clusters or are named, and are on the platforms."""
    rows = store.read(tables()["Account"]).select(["id", "platform"]).to_pylist()
    platforms = {row["id"]: row["platform"] for row in rows}
    _check_platforms(filter, {str(name) for name in platforms.values() if name})
    wanted = set(platforms)
    if filter.clusters or filter.accounts:
        wanted = {account for id_ in filter.clusters for account in read.cluster(store, id_)["accounts"]}
        wanted |= {_account(store, id_, platforms) for id_ in filter.accounts}
    return {id_ for id_ in wanted if not filter.platforms or platforms.get(id_) in filter.platforms}


def _account(store: GraphStore, id_: str, known: Iterable[str]) -> str:
    if id_ not in known:
        raise unknown(store, id_, "account")
    return id_


def _check_platforms(filter: Filter, known: set[str]) -> None:
    for name in filter.platforms:
        if name not in known:
            raise UsageError(f"no account is on the platform {name!r}; there are {', '.join(sorted(known)) or 'none'}")


def _clusters(store: GraphStore, accounts: list[str]) -> list[str]:
    """The clusters whose accounts are all kept, so that no other member shows through."""
    held = set(accounts)
    return [row["id"] for row in read.clusters(store) if set(row["accounts"]) <= held]


def _own(store: GraphStore, label: str, column: str, wanted: list[str]) -> pa.Array:
    table = next(node for node in nodes() if node.name == label)
    rows = store.read(table)
    return rows.filter(pc.is_in(rows[column], _strings(wanted)))["id"].combine_chunks()


def _reached(store: GraphStore, table: Edge, kept: Kept) -> pa.Array:
    rows = store.read(table)
    found = rows.filter(pc.is_in(rows["source"], kept["Account"]))["target"].unique()
    before = kept.get(table.target, _strings([]))
    return pa.concat_arrays([before, found.cast(pa.string())]).unique()


def _mask(table: Table, rows: pa.Table, kept: Kept) -> pa.ChunkedArray:
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
