"""Walks from account to account over the values they share, a step at a time from both ends."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable
from math import log2
from typing import Any

from linkgraph.read.rows import Row, rows
from linkgraph.store.base import GraphStore

Graph = Any
Step = tuple[str, str]
"""A node of the walk: its kind (`Account` or the relationship type that leads to it) and its id."""

KINDS = {
    "HAS_EMAIL": "Email",
    "HAS_PHONE": "Phone",
    "HAS_HANDLE": "Handle",
    "HAS_WALLET": "Wallet",
    "HAS_PAYMENT_ACCOUNT": "PaymentAccount",
    "HAS_DEVICE": "Device",
    "HAS_WEBSITE": "Website",
    "LIVES_AT": "Address",
    "SHOWS_PHOTO": "Photo",
    "SENT_DOCUMENT": "Document",
    "LOGGED_IN_FROM": "IPAddress",
}
_SIMILAR = {"SIMILAR_PHOTO": "Photo", "SIMILAR_TEXT": "Document", "SIMILAR_ADDRESS": "Address"}
_ROUNDS = 6
_WIDEST = 200
_MOST = 20_000


def shared_path(store: GraphStore, left: str, right: str, without: Collection[str] = ()) -> Row | None:
    """The path over the rarest shared values, at most six accounts long; None where there is none.

    A value that more than 200 accounts share, or a suppressed one, is crossed only where the walks
    from both ends reach it.
    """
    import networkx as nx

    graph: Graph = nx.Graph()
    sides: tuple[set[str], set[str]] = ({left}, {right})
    seen: tuple[set[str], set[str]] = ({left}, {right})
    for _ in range(_ROUNDS):
        side = 0 if len(sides[0]) <= len(sides[1]) else 1
        if not sides[side] or graph.number_of_nodes() > _MOST:
            side = 1 - side
        values = {(kind, id_) for kind, id_ in _add_values(store, graph, sides[side]) if id_ not in without}
        graph.remove_nodes_from([node for node in graph.nodes if node[1] in without and node[1] not in (left, right)])
        if _joined(graph, left, right):
            break
        found = _add_accounts(store, graph, values) - set(without)
        sides = (found - seen[0], sides[1]) if side == 0 else (sides[0], found - seen[1])
        seen[side].update(found)
        if _joined(graph, left, right):
            break
    return _path(graph, ("Account", left), ("Account", right)) if _joined(graph, left, right) else None


def _add_values(store: GraphStore, graph: Graph, accounts: Iterable[str]) -> set[Step]:
    """Joins accounts to their values and to values like those; returns the values to go on from."""
    shown = rows(store, "values_of_accounts", ids=sorted(accounts))
    for row in shown:
        _join(graph, row)
    narrow = {(KINDS[row["type"]], row["value"]) for row in shown if not _wide(row)}
    alike = rows(store, "similar_of_values", ids=sorted({id_ for _, id_ in narrow}))
    for row in alike:
        kind = _SIMILAR[row["type"]]
        graph.add_edge((kind, row["left"]), (kind, row["right"]), row=row, cost=1.0)
    return narrow | {(_SIMILAR[row["type"]], row["right"]) for row in alike}


def _add_accounts(store: GraphStore, graph: Graph, values: set[Step]) -> set[str]:
    shown = rows(store, "accounts_of_values", ids=sorted({id_ for _, id_ in values}))
    kept = [row for row in shown if (KINDS[row["type"]], row["value"]) in values and not _wide(row)]
    for row in kept:
        _join(graph, row)
    return {row["account"] for row in kept}


def _wide(row: Row) -> bool:
    return bool(row["hub"]) or (row["accounts"] or 0) > _WIDEST


def _join(graph: Graph, row: Row) -> None:
    cost = log2(max(row["accounts"] or 2, 2)) + (1000 if row["hub"] else 0)
    graph.add_edge(("Account", row["account"]), (KINDS[row["type"]], row["value"]), row=row, cost=cost)


def _joined(graph: Graph, left: str, right: str) -> bool:
    import networkx as nx

    ends = ("Account", left), ("Account", right)
    return all(graph.has_node(end) for end in ends) and nx.has_path(graph, *ends)


def _path(graph: Graph, left: Step, right: Step) -> Row:
    import networkx as nx

    steps = nx.shortest_path(graph, left, right, weight="cost")
    pairs = itertools.pairwise(steps)
    return {
        "nodes": [{"id": id_, "kind": kind} for kind, id_ in steps],
        "edges": [_edge(source, target, graph.edges[source, target]["row"]) for source, target in pairs],
    }


def _edge(source: Step, target: Step, row: Row) -> Row:
    edge = {"source": source[1], "target": target[1], "type": row["type"], "weight": 0.0}
    if "detail" in row:
        return edge | {"detail": row["detail"]}
    return edge | {"accounts": row["accounts"], "hub": bool(row["hub"])}
