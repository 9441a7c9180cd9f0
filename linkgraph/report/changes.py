"""What is new since a run or a date."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from linkgraph import read
from linkgraph.errors import UsageError
from linkgraph.report.cluster import moments
from linkgraph.report.model import Changes, Judgement, Link, Moment, take
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore


def changes(store: GraphStore, since: str) -> Changes:
    """Cluster events, links and judgements later than `since`: the id of a run, or an ISO 8601 date or time.

    UsageError where it is neither.
    """
    runs = sorted(read.runs(store), key=lambda run: run["finished_at"] or run["started_at"] or "")
    ids = [run["id"] for run in runs]
    if since in ids:
        later, start = ids[ids.index(since) + 1 :], runs[ids.index(since)]["finished_at"] or ""
    else:
        start = _time(since)
        later = [run["id"] for run in runs if (run["finished_at"] or "") >= start]
    return Changes(
        since=since,
        runs=tuple(later),
        clusters=tuple(take(Moment, row) for row in moments(store) if row["run"] in later),
        links=tuple(take(Link, row) for row in _links(store, set(later))),
        judgements=tuple(take(Judgement, row) for row in read.judgements(store) if (row["at"] or "") > start),
    )


def _links(store: GraphStore, runs: set[str]) -> list[dict[str, Any]]:
    rows = store.read(tables()["LINKED:Account:Account"]).to_pylist()
    new = [row | {"left": row["source"], "right": row["target"]} for row in rows if row["run"] in runs]
    return sorted(new, key=lambda row: (-(row["weight"] or 0), row["left"], row["right"]))


def _time(text: str) -> str:
    """The moment in the form the graph keeps times in, so that the two sort as text."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(
            f"{text} is neither a run nor a date: give the id of a run, or a date such as 2026-01-31"
        ) from None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
