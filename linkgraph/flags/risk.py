"""The risk of an account or a cluster: a sum of named parts that can be read, and changed in `risk.toml`."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log2
from typing import Any

import pyarrow as pa

from linkgraph.flags.flag import flags


@dataclass(frozen=True, slots=True)
class Weighed:
    """What risk needs to know of a finding."""

    flag: str
    weight: float
    subject: str


@dataclass(frozen=True, slots=True)
class Part:
    """One summand: points, and why."""

    name: str
    points: float
    reason: str


@dataclass(frozen=True, slots=True)
class Risk:
    """Points from 0 to 100; `total` is the sum of `parts`, to one decimal each."""

    total: float
    parts: tuple[Part, ...]


def account_risk(findings: Iterable[Weighed]) -> Risk:
    """The risk of one account by its own findings."""
    return _risk(_finding_parts(findings))


def cluster_risk(size: int, weakest: float | None, findings: Iterable[Weighed]) -> Risk:
    """The risk of a cluster of `size` accounts whose weakest holding link has `weakest` bits.

    `findings` are those about the cluster and about its members.
    """
    return _risk([_size_part(size), _strength_part(weakest or 0.0), *_finding_parts(findings)])


def cluster_risks(clusters: pa.Table, findings: pa.Table) -> dict[str, Risk]:
    """The risk of every cluster by id, from rows of the tables Cluster and Finding."""
    by_cluster: dict[str, list[Weighed]] = defaultdict(list)
    for row in findings.select(["cluster", "flag", "weight", "subject"]).to_pylist():
        by_cluster[row["cluster"]].append(Weighed(row["flag"], row["weight"], row["subject"]))
    return {
        row["id"]: cluster_risk(row["size"], row["weakest"], by_cluster.get(row["id"], []))
        for row in clusters.select(["id", "size", "weakest"]).to_pylist()
    }


def _size_part(size: int) -> Part:
    rule = _rules()["size"]
    points = min(rule["per_doubling"] * log2(max(size, 1)), rule["most"])
    return Part("size", round(points, 1), f"{size} accounts")


def _strength_part(weakest: float) -> Part:
    rule = _rules()["link_strength"]
    points = min(max(rule["per_bit"] * weakest, 0.0), rule["most"])
    return Part("link strength", round(points, 1), f"the weakest link that holds it has {weakest:.1f} bits")


def _finding_parts(findings: Iterable[Weighed]) -> list[Part]:
    groups: dict[str, list[Weighed]] = defaultdict(list)
    for finding in findings:
        groups[_group(finding.flag)].append(finding)
    return sorted((_group_part(name, found) for name, found in groups.items()), key=lambda p: (-p.points, p.name))


def _group_part(name: str, found: list[Weighed]) -> Part:
    rule = _rules()["findings"]
    heaviest = max(found, key=lambda finding: (finding.weight, finding.flag))
    subjects = len({finding.subject for finding in found})
    credit = min(rule["per_further_subject"] * (subjects - 1), rule["most_credit"])
    named = ", ".join(sorted({finding.flag for finding in found}))
    return Part(name, round(heaviest.weight * (1 + credit), 1), f"{named} ({subjects} subjects)")


def _risk(parts: list[Part]) -> Risk:
    total = round(sum(part.points for part in parts), 1)
    most = float(_rules()["most"])
    if total > most:
        parts = [*parts, Part("cut", round(most - total, 1), f"risk ends at {most:.0f}")]
    return Risk(min(total, most), tuple(part for part in parts if part.points))


def _group(flag: str) -> str:
    return flags()[flag].group if flag in flags() else flag


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(resources.files("linkgraph.flags").joinpath("risk.toml").read_text(encoding="utf-8"))
