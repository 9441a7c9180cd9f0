"""What stage the work on a cluster is at, who works on it, and what was decided."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Any

from linkgraph.errors import LinkgraphError
from linkgraph.ui.desk.audit import add
from linkgraph.ui.desk.database import desk, now

Row = dict[str, Any]
STATES = ("new", "in review", "decided")
VERDICTS = {"same": "one hand", "different": "several hands", "unsure": "unsure"}
UNTOUCHED: Row = {
    "state": "new",
    "assigned": None,
    "verdict": None,
    "reason": None,
    "by": None,
    "at": None,
    "version": 0,
}
_COLUMNS = "cluster, state, assigned, verdict, reason, by_whom AS by, at, version"


class ChangedMeanwhile(LinkgraphError):
    """Someone else changed the cluster after this page was drawn."""


def states(clusters: Iterable[str] | None = None) -> dict[str, Row]:
    """The state of each cluster that was ever touched: `state` `assigned` `verdict` `reason` `by` `at` `version`."""
    with desk() as file:
        found = file.execute(f"SELECT {_COLUMNS} FROM state")
        rows = {row["cluster"]: dict(row) for row in found}
    return rows if clusters is None else {name: rows[name] for name in clusters if name in rows}


def state(cluster: str) -> Row:
    """The state of one cluster; `UNTOUCHED` where nobody has touched it."""
    with desk() as file:
        return _one(file, cluster)


def change(cluster: str, who: str, version: int, **fields: str | None) -> Row:
    """Sets `state`, `assigned`, `verdict` or `reason`; the rest stays.

    `version` is the one the page showed. ChangedMeanwhile where it is no longer the newest.
    """
    with desk() as file:
        file.execute("BEGIN IMMEDIATE")
        old = _one(file, cluster)
        if old["version"] != version:
            raise ChangedMeanwhile(
                f"{old['by']} changed {cluster} at {old['at'][11:16]} UTC to “{said(old)}”; "
                "look at that, then decide again."
            )
        new = {**old, **fields, "by": who, "at": now(), "version": version + 1}
        order = ("state", "assigned", "verdict", "reason", "by", "at", "version")
        file.execute(
            "INSERT OR REPLACE INTO state (cluster, state, assigned, verdict, reason, by_whom, at, version) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (cluster, *(new[name] for name in order)),
        )
        add(file, who, said(new), cluster, fields.get("reason"))
    return new


def said(row: Row) -> str:
    """The state in words."""
    verdict = VERDICTS.get(row["verdict"] or "", "")
    return ", ".join(part for part in (row["state"], verdict, row["assigned"] and f"with {row['assigned']}") if part)


def _one(file: sqlite3.Connection, cluster: str) -> Row:
    found = file.execute(f"SELECT {_COLUMNS} FROM state WHERE cluster = ?", (cluster,)).fetchone()
    return dict(found) if found else {"cluster": cluster, **UNTOUCHED}
