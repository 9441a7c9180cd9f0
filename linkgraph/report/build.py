"""Gathers a report from the published graph, in a few reads however many clusters there are."""

from __future__ import annotations

from typing import Any

from linkgraph import read
from linkgraph.errors import UsageError
from linkgraph.read.near import unknown
from linkgraph.report.changes import changes
from linkgraph.report.cluster import Material, cluster_report
from linkgraph.report.model import Changes, Input, Judgement, Report, Summary, Untestable, take
from linkgraph.report.page import MOST_CLUSTERS
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore


def build(store: GraphStore, since: str | None = None, *, cluster: str | None = None) -> Report:
    """The report of the case, or of one cluster; with `since` (a run or a date) also what changed.

    UsageError where there is no such cluster or run.
    """
    found = read.clusters(store)
    chosen = [row for row in found if cluster in (None, row["id"])]
    if cluster is not None and not chosen:
        raise unknown(store, cluster, "cluster")
    material = Material.gather(store, chosen)
    return Report(
        summary=_summary(store),
        clusters=tuple(cluster_report(row, material, passages=at < MOST_CLUSTERS) for at, row in enumerate(chosen)),
        untestable=_untestable(store),
        judgements=_judgements(store, chosen if cluster else None),
        changes=_changes(store, since, chosen if cluster else None) if since else None,
        only=cluster,
        inputs=_inputs(store),
    )


def _changes(store: GraphStore, since: str, only: list[dict[str, Any]] | None) -> Changes:
    found = changes(store, since)
    return found if only is None else found.inside(only[0]["id"], only[0]["accounts"])


def _summary(store: GraphStore) -> Summary:
    runs = read.runs(store)
    if not runs:
        raise UsageError("nothing has been run yet; run `linkgraph run` first")
    return take(Summary, {**runs[0], "case": runs[0].get("name"), "run": runs[0]["id"]})


def _inputs(store: GraphStore) -> tuple[Input, ...]:
    """The files that were read, with their checksums."""
    rows = store.read(tables()["Source"]).to_pylist()
    return tuple(take(Input, row) for row in sorted(rows, key=lambda row: row["file"]))


def _untestable(store: GraphStore) -> tuple[Untestable, ...]:
    return tuple(take(Untestable, row) for row in read.coverage(store) if row["status"] == "untestable")


def _judgements(store: GraphStore, only: list[dict[str, Any]] | None) -> tuple[Judgement, ...]:
    found = read.judgements(store)
    if only is not None:
        inside = {account for row in only for account in row["accounts"]}
        found = [row for row in found if {row["left"], row["right"]} <= inside]
    return tuple(take(Judgement, row) for row in found)
