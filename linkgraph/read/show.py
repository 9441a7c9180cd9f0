"""One cluster or one account, whole."""

from __future__ import annotations

from linkgraph.read.account import find_account
from linkgraph.read.cluster import find_cluster
from linkgraph.read.near import unknown
from linkgraph.read.rows import Row
from linkgraph.store.base import GraphStore


def show(store: GraphStore, id_: str) -> Row:
    """What `cluster` or `account` returns, with `kind` saying which; UsageError with near ids if neither."""
    found = find_account(store, id_) or find_cluster(store, id_)
    if found is None:
        raise unknown(store, id_, "account or cluster")
    return found
