"""One cluster or one account, whole."""

from __future__ import annotations

from linkgraph.read.account import find_account
from linkgraph.read.cluster import find_cluster
from linkgraph.read.near import unknown
from linkgraph.read.rows import Row
from linkgraph.store.base import GraphStore


def show(store: GraphStore, id_: str, threshold: float | None = None) -> Row:
    """What `cluster` or `account` returns, with `kind` saying which; UsageError with near ids if neither.

    `threshold` (bits) is the case's own where it differs from the published one.
    """
    found = find_account(store, id_) or find_cluster(store, id_, threshold)
    if found is None:
        raise unknown(store, id_, "account or cluster")
    return found
