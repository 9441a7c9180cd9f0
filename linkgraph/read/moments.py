"""When things happened in a cluster."""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime

from linkgraph.read.rows import rows
from linkgraph.store.base import GraphStore

Moments = dict[str, dict[str, list[int]]]


def moments(store: GraphStore, cluster_id: str, step: int = 3600) -> Moments:
    """For each member: `created`, `login`, `bid`, `payment` and `photo` (first seen), as sorted Unix seconds.

    Moments within one `step` of seconds are given once; kinds without any are left out.
    """
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for row in rows(store, "moments_of_cluster", id=cluster_id):
        at = row["at"] or _epoch(row["said"])
        if at:
            found[row["account"]][row["kind"]].add(at - at % step)
    return {account: {kind: sorted(at) for kind, at in kinds.items()} for account, kinds in found.items()}


def _epoch(text: str | None) -> int | None:
    try:
        at = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())
