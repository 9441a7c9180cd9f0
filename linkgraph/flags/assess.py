"""What follows from the findings, as rows to publish: risk with its parts, roles, coverage of each cluster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa

from linkgraph.flags.cluster_coverage import cluster_coverage
from linkgraph.flags.evaluate import Outcome, short_hash
from linkgraph.flags.flag import flags
from linkgraph.flags.needs import Queryable
from linkgraph.flags.risk import Risk, account_risks, cluster_risks
from linkgraph.flags.roles import suggest_roles
from linkgraph.flags.rules import Rules
from linkgraph.schema import arrow_schema, tables

Row = dict[str, Any]


def assess(graph: Queryable, outcome: Outcome, clusters: pa.Table, rules: Rules) -> dict[str, pa.Table]:
    """The rows of Cluster (with its risk), RiskPart, Role and ClusterCoverage.

    `graph` has to hold what `evaluate` needed; `clusters` are the rows of Cluster without a risk.
    """
    findings = outcome.findings.to_pylist()
    risks = cluster_risks(clusters, outcome.findings, rules)
    parts = [*_parts("cluster", risks), *_parts("account", account_risks(outcome.findings, rules))]
    members = {account: row["id"] for row in clusters.to_pylist() for account in row["accounts"]}
    covered = cluster_coverage(graph, clusters.column("id").to_pylist(), flags().values(), findings)
    roles = suggest_roles(graph, members, findings)
    return {
        "Cluster": _with_risk(clusters, risks),
        "RiskPart": _table("RiskPart", parts),
        "Role": _table("Role", _rows({a: {"cluster": members[a]} for a in roles}, roles)),
        "ClusterCoverage": _table("ClusterCoverage", _rows({c: {} for c in covered}, covered)),
    }


def _parts(kind: str, risks: Mapping[str, Risk]) -> Iterator[Row]:
    for subject, risk in sorted(risks.items()):
        for place, part in enumerate(risk.parts):
            yield {
                "id": short_hash("part", kind, subject, part.name),
                "subject": subject,
                "kind": kind,
                "place": place,
                **_lists(part),
            }


def _rows(ids: Mapping[str, Row], each: Mapping[str, Any]) -> list[Row]:
    """One row an id, with what `each` says of it; many say the same."""
    said = {value: _lists(value) for value in set(each.values())}
    return [{"id": id_, **own, **said[each[id_]]} for id_, own in ids.items()]


def _lists(value: object) -> Row:
    """The fields of a dataclass, tuples as lists."""
    names = type(value).__dataclass_fields__  # type: ignore[attr-defined]
    found = {name: getattr(value, name) for name in names}
    return {name: list(item) if isinstance(item, tuple) else item for name, item in found.items()}


def _with_risk(clusters: pa.Table, risks: Mapping[str, Risk]) -> pa.Table:
    totals = pa.array([risks[name].total for name in clusters.column("id").to_pylist()], pa.float64())
    at = clusters.schema.get_field_index("risk")
    return clusters.set_column(at, clusters.schema.field(at), totals)


def _table(name: str, rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=arrow_schema(tables()[name]))
