"""Judgements of a cluster as a whole, kept as judgements of its pairs: those last when the cluster is gone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any

from linkgraph.case import Case
from linkgraph.clusters.components import Forest
from linkgraph.errors import UsageError
from linkgraph.ledger.judgements import journal
from linkgraph.pipeline.deciding import record
from linkgraph.pipeline.reading import open_case_store
from linkgraph.pipeline.taking_in import redraw_case
from linkgraph.read import plain_cluster

if TYPE_CHECKING:
    from linkgraph.progress import Progress

Pairs = list[tuple[str, str]]


def judge_cluster(
    case: Case,
    store_uri: str | None,
    cluster: str,
    judgement: str | None,
    by: str,
    reason: str | None = None,
    *,
    progress: Progress,
) -> dict[str, object]:
    """Records that a cluster is one hand (`same`), that no two of its accounts are (`different`), or `unsure`.

    None takes back what was said of it. `same` is said of the strongest links that hold it together, the
    others of every pair. UsageError where there is no such cluster, or nothing to take back.
    """
    told = record_cluster(case, store_uri, cluster, judgement, by, reason)
    redraw_case(case, store_uri, progress)
    return told


def record_cluster(
    case: Case, store_uri: str | None, cluster: str, judgement: str | None, by: str, reason: str | None = None
) -> dict[str, object]:
    """As `judge_cluster`, but leaves drawing what follows to `redraw_case`."""
    pairs = _said(case, cluster) if judgement is None else _pairs(case, store_uri, cluster, judgement)
    if not pairs:
        raise UsageError(f"nothing was said of the cluster {cluster} as a whole; there is nothing to take back")
    told = record(case, store_uri, pairs, judgement, by, reason, cluster=cluster)
    return {"cluster": cluster, "pairs": len(pairs), "judgement": judgement, "by": by, "at": told[0]["at"]}


def _pairs(case: Case, store_uri: str | None, cluster: str, judgement: str) -> Pairs:
    store = open_case_store(case, store_uri)
    try:
        found = plain_cluster(store, cluster)
    finally:
        store.close()
    return _backbone(found["links"]) if judgement == "same" else list(combinations(sorted(found["accounts"]), 2))


def _backbone(links: Sequence[dict[str, Any]]) -> Pairs:
    """The strongest links that hold all accounts together: one fewer than accounts (Kruskal)."""
    forest, kept = Forest(), Pairs()
    for link in sorted(links, key=lambda row: (-row["weight"], row["left"], row["right"])):
        if forest.find(link["left"]) != forest.find(link["right"]):
            forest.join(link["left"], link["right"])
            kept.append((link["left"], link["right"]))
    return kept


def _said(case: Case, cluster: str) -> Pairs:
    """The pairs whose newest word was said of the cluster, and is not taken back."""
    newest = {
        (str(e["left"]), str(e["right"])): e
        for e in sorted(journal(case.work), key=lambda entry: entry.get("at") or "")
        if not e.get("signal")
    }
    return [pair for pair, e in newest.items() if e.get("cluster") == cluster and e["judgement"] != "undone"]
