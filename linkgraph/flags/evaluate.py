"""Runs every red flag over a graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pyarrow as pa
from linkgraph_queries import header

from linkgraph.errors import QueryError
from linkgraph.flags.detail import sentence
from linkgraph.flags.flag import Flag, flags
from linkgraph.flags.needs import Needs, Queryable
from linkgraph.schema import arrow_schema, tables

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the red flags came to: rows in the shape of the schema's tables."""

    findings: pa.Table
    about_accounts: pa.Table
    about_clusters: pa.Table
    statuses: pa.Table

    def tables(self) -> dict[str, pa.Table]:
        """The rows by the name of their schema table, nodes first, ready to be published."""
        return {
            "Finding": self.findings,
            "FlagStatus": self.statuses,
            "ABOUT:Finding:Account": self.about_accounts,
            "ABOUT:Finding:Cluster": self.about_clusters,
        }


def evaluate(
    graph: Queryable,
    chosen: Iterable[Flag] | None = None,
    params: Mapping[str, Mapping[str, Any]] | None = None,
) -> Outcome:
    """Runs red flags over a store, or over the changes being made to one.

    `chosen` defaults to all; `params` overrides defaults, by flag id and parameter name. The graph
    has to hold accounts, facts, similarities, clusters and memberships already. Ids of findings
    depend on flag, subject and detail only, so equal data gives equal rows.
    """
    run = [*(flags().values() if chosen is None else chosen)]
    needs, clusters = Needs(graph), memberships(graph)
    findings: list[Row] = []
    statuses: list[Row] = []
    for flag in run:
        missing = needs.missing(flag.needs)
        given = dict((params or {}).get(flag.id, {}))
        found = [] if missing else findings_of(graph, flag, given, clusters)
        findings += found
        statuses.append(status_of(flag, found, missing))
    return outcome_of(findings, statuses)


def findings_of(
    graph: Queryable, flag: Flag, given: Mapping[str, Any], clusters: Mapping[str, str], cypher: str = ""
) -> list[Row]:
    """The rows of Finding that a flag comes to, by id; `given` are its parameters, `cypher` another query of its.

    `clusters` are those of accounts, see `memberships`.
    """
    defaults = {param.name: param.default for param in flag.params if param.default is not None}
    try:
        rows = graph.query(cypher or flag.cypher, {**defaults, **given}).dicts()
    except QueryError as error:
        raise QueryError(f"the red flag {flag.id} could not be looked for: {error}") from error
    found = {row["id"]: row for row in (_finding(flag, row, clusters) for row in rows)}
    return [found[id_] for id_ in sorted(found)]


def _finding(flag: Flag, row: Row, clusters: Mapping[str, str]) -> Row:
    subject, detail = row["subject"], sentence(flag.detail, row)
    cluster = subject if flag.subject == "cluster" else row.get("cluster", clusters.get(subject))
    return {
        "id": short_hash(flag.id, subject, detail),
        "flag": flag.id,
        "title": flag.title,
        "subject": subject,
        "cluster": cluster,
        "detail": detail,
        "weight": flag.weight,
        "source": flag.source,
        "benign": flag.benign,
        "run": None,
    }


def status_of(flag: Flag, found: Sequence[Row], missing: Sequence[str]) -> Row:
    """The row of FlagStatus for a flag that came to these findings, or misses these needs."""
    status = "untestable" if missing else "found" if found else "clear"
    needs = ", ".join(missing or flag.needs)
    return {
        "id": flag.id,
        "flag": flag.id,
        "title": flag.title,
        "status": status,
        "findings": len(found),
        "needs": needs,
    }


def outcome_of(findings: list[Row], statuses: list[Row]) -> Outcome:
    """Rows of findings and of statuses as tables, with whom each finding is about."""
    subjects = {flag.id: flag.subject for flag in flags().values()}
    about = {
        kind: [_about(row) for row in findings if subjects[row["flag"]] == kind] for kind in ("account", "cluster")
    }
    return Outcome(
        findings=_table("Finding", findings),
        about_accounts=_table("ABOUT:Finding:Account", about["account"]),
        about_clusters=_table("ABOUT:Finding:Cluster", about["cluster"]),
        statuses=_table("FlagStatus", statuses),
    )


def _about(row: Row) -> Row:
    return {
        "id": short_hash("about", row["id"], row["subject"]),
        "source": row["id"],
        "target": row["subject"],
    }


def _table(name: str, rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=arrow_schema(tables()[name]))


def memberships(graph: Queryable) -> dict[str, str]:
    """The cluster of each account that is in one."""
    rows = graph.query(header.load("evaluate", "memberships").cypher).dicts()
    return {row["account"]: row["cluster"] for row in rows}


def short_hash(*parts: str) -> str:
    """An id that equal parts share and others hardly ever do."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:20]
