"""What is new since a run or a date."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph import read
from linkgraph.errors import UsageError
from linkgraph.report.cluster import moments
from linkgraph.report.model import Changes, Finding, Judgement, Link, Moment, Pair, take
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore

Row = dict[str, Any]


def changes(store: GraphStore, since: str) -> Changes:
    """What later runs found and people said: `since` is the id of a run, or an ISO 8601 date or time.

    Evidence and findings are new where a later run found them first. UsageError where `since` is neither.
    """
    later, start = since_when(read.runs(store), since)
    said = [row["id"] for row in read.judgements(store) if (row["at"] or "") > start]
    return told(store, later, said, label=since)


def told(store: GraphStore, later: Sequence[str], said: Collection[str], *, label: str) -> Changes:
    """What these runs found first, and these judgements; `label` says since when that is."""
    runs = pa.array(later, pa.string())
    return Changes(
        since=label,
        runs=tuple(later),
        clusters=tuple(take(Moment, row) for row in moments(store) if row["run"] in later),
        links=tuple(take(Link, row) for row in _pairs(store, "LINKED:Account:Account", runs)),
        evidence=tuple(take(Pair, row) for row in _pairs(store, "EVIDENCE:Account:Account", runs)),
        findings=tuple(take(Finding, row) for row in _findings(store, runs)),
        judgements=tuple(take(Judgement, row) for row in read.judgements(store) if row["id"] in said),
    )


def since_when(runs: list[Row], since: str) -> tuple[list[str], str]:
    """The runs later than a run or a moment, oldest first, and that moment."""
    ordered = sorted(runs, key=lambda run: run["finished_at"] or run["started_at"] or "")
    ids = [run["id"] for run in ordered]
    if since in ids:
        return ids[ids.index(since) + 1 :], ordered[ids.index(since)]["finished_at"] or ""
    start = _time(since)
    return [run["id"] for run in ordered if (run["finished_at"] or "") >= start], start


def _pairs(store: GraphStore, table: str, runs: pa.Array) -> list[Row]:
    rows = _new(store, table, runs)
    new = [row | {"left": row["source"], "right": row["target"]} for row in rows]
    return sorted(new, key=lambda row: (-(row["weight"] or 0), row["left"], row["right"]))


def _findings(store: GraphStore, runs: pa.Array) -> list[Row]:
    return sorted(_new(store, "Finding", runs), key=lambda row: (-(row["weight"] or 0), row["flag"], row["subject"]))


def _new(store: GraphStore, table: str, runs: pa.Array) -> list[Row]:
    if not len(runs):
        return []
    rows = store.read(tables()[table])
    new: list[Row] = rows.filter(pc.is_in(rows["run"], runs)).to_pylist()
    return new


def _time(text: str) -> str:
    """The moment in the form the graph keeps times in, so that the two sort as text."""
    try:
        moment = datetime.fromisoformat(text)
        moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UsageError(
            f"{text} is neither a run nor a date: give the id of a run, or a date such as 2026-01-31"
        ) from None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
