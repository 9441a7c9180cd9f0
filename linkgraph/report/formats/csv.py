"""The report as a sheet: one row for each account of each cluster."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from linkgraph.cells import write_csv
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
    for member in cluster.members:
        about = _account(member, links[member.id], cluster)
        yield {"cluster": cluster.id, "risk": cluster.risk, "size": cluster.size, **about}


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
