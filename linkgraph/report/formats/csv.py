"""The report as a sheet: one row for each account of each cluster."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from linkgraph.cells import write_csv
from linkgraph.flags.wanted import in_words
from linkgraph.report.assessed import NONE
from linkgraph.report.model import Cluster, Link, Member, Report
from linkgraph.report.pictures import Pictures

COLUMNS = (
    "cluster",
    "risk",
    "size",
    "account",
    "platform",
    "name",
    "handle",
    "country",
    "first_seen",
    "links",
    "strongest",
    "signals",
    "findings",
    "role",
    "role_because",
    "clear",
    "not_testable",
    "missing_data",
)


def render(report: Report, pictures: Pictures) -> bytes:  # noqa: ARG001
    """UTF-8 CSV, clusters of the highest risk first; `strongest` in bits."""
    stream = io.StringIO()
    write_csv([COLUMNS], stream)
    for cluster in report.clusters:
        write_csv(([row[name] for name in COLUMNS] for row in _rows(cluster)), stream)
    return stream.getvalue().encode("utf-8", "backslashreplace")


def _rows(cluster: Cluster) -> Iterator[dict[str, Any]]:
    links: dict[str, list[Link]] = defaultdict(list)
    for link in cluster.links:
        links[link.left].append(link)
        links[link.right].append(link)
    roles = {role.account: role for role in cluster.roles}
    covered = _covered(cluster)
    for member in cluster.members:
        about = _account(member, links[member.id], cluster)
        role = roles.get(member.id, NONE)
        said = {"role": role.role if roles else None, "role_because": role.because}
        yield {"cluster": cluster.id, "risk": cluster.risk, "size": cluster.size, **about, **said, **covered}


def _covered(cluster: Cluster) -> dict[str, Any]:
    """What is clear and what could not be tested in the whole cluster, the same in each of its rows."""
    known = cluster.coverage
    if known is None:
        return {"clear": None, "not_testable": None, "missing_data": None}
    return {
        "clear": known.clear,
        "not_testable": known.untestable,
        "missing_data": [in_words(need) for need in known.missing],
    }


def _account(member: Member, links: list[Link], cluster: Cluster) -> dict[str, Any]:
    return {
        "account": member.id,
        "platform": member.platform,
        "name": member.name,
        "handle": member.handle,
        "country": member.country,
        "first_seen": member.first_seen,
        "links": len(links),
        "strongest": max((link.weight for link in links), default=None),
        "signals": sorted({signal for link in links for signal in link.signals}),
        "findings": [finding.flag for finding in cluster.findings if finding.subject == member.id],
    }
