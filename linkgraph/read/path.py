"""How two accounts are connected: over links, and where there are none, over values they share."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice, pairwise
from math import log2
from typing import Any

from linkgraph.read.near import need_account
from linkgraph.read.rows import Row, bits, rows
from linkgraph.read.walk import shared_path
from linkgraph.store.base import GraphStore

Graph = Any
_STEP = 0.001
_SHOWN = 3
_FAR = 25


def path(store: GraphStore, left: str, right: str, without: Collection[str] = ()) -> Row:
    """The strongest path between two accounts.

    Over links, 25 at most: the path with the highest product of probabilities, and of equal ones
    the shortest.
    Where the accounts are not joined by links: the path over shared values that fewest accounts
    share. Keys: `nodes` (`id` `kind` `name` `platform`; names None for values), `edges` (`source`
    `target` `type` `weight` `probability` `signals` or, for a shared value, `accounts` `hub`),
    `weight` (bits of its weakest link; 0 without links), and `kind` (`linked`, `shared` or `none`)
    `others` (the next strongest, each with `nodes` `edges` `weight`).
    Accounts and values in `without` are not crossed. Raises UsageError where an account is not known.
    """
    import networkx as nx

    for id_ in (left, right):
        need_account(store, id_)
    graph = _linked_graph(store, left)
    graph.remove_nodes_from(set(without) - {left, right})
    if graph.has_node(right) and nx.has_path(graph, left, right):
        best, *others = (_row(graph, nodes) for nodes in islice(_paths(graph, left, right), _SHOWN))
        return _named(store, {**best, "kind": "linked", "others": others})
    if found := shared_path(store, left, right, without):
        return _named(store, {**found, "weight": 0.0, "kind": "shared", "others": []})
    return {"nodes": [], "edges": [], "weight": 0.0, "kind": "none", "others": []}


def _linked_graph(store: GraphStore, left: str) -> Graph:
    """The accounts that at most 25 links join to `left`."""
    import networkx as nx

    graph: Graph = nx.Graph()
    graph.add_node(left)
    frontier = [left]
    for _ in range(_FAR):
        if not frontier:
            break
        found = rows(store, "links_of_accounts", ids=frontier)
        frontier = sorted({row["right"] for row in found} - set(graph.nodes))
        for row in found:
            graph.add_edge(row["left"], row["right"], row=row, cost=_STEP - log2(max(row["probability"], 1e-9)))
    return graph


def _paths(graph: Graph, left: str, right: str) -> Any:
    import networkx as nx

    return nx.shortest_simple_paths(graph, left, right, weight="cost")


def _row(graph: Graph, nodes: list[str]) -> Row:
    steps = list(pairwise(nodes))
    edges = [_edge(source, target, graph.edges[source, target]["row"]) for source, target in steps]
    return {
        "nodes": [{"id": id_, "kind": "Account"} for id_ in nodes],
        "edges": edges,
        "weight": min((edge["weight"] for edge in edges), default=0.0),
    }


def _edge(source: str, target: str, row: Row) -> Row:
    return {
        "source": source,
        "target": target,
        "type": "LINKED",
        "weight": bits(row["weight"]),
        "probability": row["probability"],
        "signals": row["signals"],
    }


def _named(store: GraphStore, found: Row) -> Row:
    nodes = [node for way in (found, *found["others"]) for node in way["nodes"]]
    ids = sorted({node["id"] for node in nodes if node["kind"] == "Account"})
    names = {row["id"]: row for row in rows(store, "accounts", ids=ids)}
    for node in nodes:
        named = names.get(node["id"], {}) if node["kind"] == "Account" else {}
        node.update(name=named.get("name"), platform=named.get("platform"))
    return found
