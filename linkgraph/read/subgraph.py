"""A cluster as nodes and edges, ready to be drawn."""

from __future__ import annotations

from collections import defaultdict

from linkgraph.read.near import unknown
from linkgraph.read.rows import Row, rows, weighed
from linkgraph.read.walk import KINDS
from linkgraph.store.base import GraphStore


def subgraph(store: GraphStore, cluster_id: str, shared_from: int = 5) -> dict[str, list[Row]]:
    """The members of a cluster, their links, and what many of them share.

    `nodes`: accounts (`id` `kind`=Account `name` `platform` `photo` `handle` `country` `headline`
    `created_at` `first_seen`) and every value that at least `shared_from` members show (`id`
    `kind`=Email, Photo, ... `accounts` in the cluster). `edges`: `source` `target` `type`; a LINKED edge
    has `weight` `probability` `signals` `judged` and its `evidence` (rows as in `evidence`), an edge to a
    value has what the account showed (`raw`). `evidence`: all evidence between members, linked or not.
    Raises UsageError with near ids where there is no such cluster.
    """
    if not rows(store, "cluster", id=cluster_id):
        raise unknown(store, cluster_id, "cluster")
    members = [member | {"kind": "Account"} for member in rows(store, "members", id=cluster_id)]
    evidence = weighed(rows(store, "evidence_of_cluster", id=cluster_id))
    values, shown = _shared(store, cluster_id, shared_from)
    return {
        "nodes": [*members, *values],
        "edges": [*_links(store, cluster_id, evidence), *shown],
        "evidence": evidence,
    }


def _links(store: GraphStore, cluster_id: str, evidence: list[Row]) -> list[Row]:
    between: dict[frozenset[str], list[Row]] = defaultdict(list)
    for item in evidence:
        between[frozenset((item["left"], item["right"]))].append(item)
    links = weighed(rows(store, "links_of_cluster", id=cluster_id))
    return [_link(link, between[frozenset((link["left"], link["right"]))]) for link in links]


def _link(link: Row, evidence: list[Row]) -> Row:
    kept = {key: link[key] for key in ("weight", "probability", "signals", "judged")}
    return {"source": link["left"], "target": link["right"], "type": "LINKED", **kept, "evidence": evidence}


def _shared(store: GraphStore, cluster_id: str, shared_from: int) -> tuple[list[Row], list[Row]]:
    showing: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for fact in [*rows(store, "facts_of_cluster", id=cluster_id), *_ips(store, cluster_id)]:
        showing[fact["type"], fact["value"]][fact["account"]] = fact
    many = {key: facts for key, facts in showing.items() if len(facts) >= shared_from}
    nodes = [_value(type_, value, facts) for (type_, value), facts in many.items()]
    edges = [
        {"source": account, "target": value, "type": type_, "raw": fact["raw"]}
        for (type_, value), facts in many.items()
        for account, fact in facts.items()
    ]
    return nodes, edges


def _ips(store: GraphStore, cluster_id: str) -> list[Row]:
    return [
        row | {"type": "LOGGED_IN_FROM", "raw": row["value"]} for row in rows(store, "ips_of_cluster", id=cluster_id)
    ]


def _value(type_: str, value: str, facts: dict[str, Row]) -> Row:
    hub = any(fact["hub"] for fact in facts.values())
    return {"id": value, "kind": KINDS[type_], "name": value, "accounts": len(facts), "hub": hub}
