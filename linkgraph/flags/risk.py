"""The risk of an account or a cluster: a sum of named parts that can be read, and changed in `risk.toml`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log2

import pyarrow as pa

from linkgraph.flags.flag import flags
from linkgraph.flags.rules import Rules, load_rules


@dataclass(frozen=True, slots=True)
class Weighed:
    """What risk needs to know of a finding."""

    flag: str
    weight: float
    subject: str


@dataclass(frozen=True, slots=True)
class Part:
    """One summand: points, and why. `flags` are those it rests on; parts of 0 points are shown too."""

    name: str
    points: float
    reason: str
    flags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Risk:
    """Points from 0 to 100; `total` is the sum of `parts`, to one decimal each."""

    total: float
    parts: tuple[Part, ...]


def account_risk(findings: Iterable[Weighed], rules: Rules | None = None) -> Risk:
    """The risk of one account by its own findings."""
    rules = rules or load_rules()
    return _risk(_finding_parts(findings, rules), rules)


def cluster_risk(size: int, weakest: float | None, findings: Iterable[Weighed], rules: Rules | None = None) -> Risk:
    """The risk of a cluster of `size` accounts whose weakest holding link has `weakest` bits.

    `findings` are those about the cluster and about its members.
    """
    rules = rules or load_rules()
    own = [_size_part(size, rules), _strength_part(weakest or 0.0, rules)]
    return _risk([*own, *_finding_parts(findings, rules)], rules)


def cluster_risks(clusters: pa.Table, findings: pa.Table, rules: Rules | None = None) -> dict[str, Risk]:
    """The risk of every cluster by id, from rows of the tables Cluster and Finding."""
    rules = rules or load_rules()
    by_cluster: dict[str, list[Weighed]] = defaultdict(list)
    for row in findings.select(["cluster", "flag", "weight", "subject"]).to_pylist():
        by_cluster[row["cluster"]].append(Weighed(row["flag"], row["weight"], row["subject"]))
    return {
        row["id"]: cluster_risk(row["size"], row["weakest"], by_cluster.get(row["id"], []), rules)
        for row in clusters.select(["id", "size", "weakest"]).to_pylist()
    }


def account_risks(findings: pa.Table, rules: Rules | None = None) -> dict[str, Risk]:
    """The risk of every account with a finding of its own, by id."""
    rules = rules or load_rules()
    known, by_account = flags(), defaultdict(list)
    for row in findings.select(["flag", "weight", "subject"]).to_pylist():
        if known[row["flag"]].subject == "account":
            by_account[row["subject"]].append(Weighed(row["flag"], row["weight"], row["subject"]))
    return {account: account_risk(found, rules) for account, found in by_account.items()}


def _size_part(size: int, rules: Rules) -> Part:
    points = min(rules.per_doubling * log2(max(size, 1)), rules.most_size)
    return Part("size", round(points, 1), f"{size} accounts")


def _strength_part(weakest: float, rules: Rules) -> Part:
    points = min(max(rules.per_bit * weakest, 0.0), rules.most_strength)
    return Part("link strength", round(points, 1), f"the weakest link that holds it has {weakest:.1f} bits")


def _finding_parts(findings: Iterable[Weighed], rules: Rules) -> list[Part]:
    groups: dict[str, list[Weighed]] = defaultdict(list)
    for finding in findings:
        groups[_group(finding.flag)].append(finding)
    parts = (_group_part(name, found, rules) for name, found in groups.items())
    return sorted(parts, key=lambda part: (-part.points, part.name))


def _group_part(group: str, found: list[Weighed], rules: Rules) -> Part:
    """The heaviest flag counts whole; further accounts add a little, those whose flags count at all."""
    points = {finding: rules.points_of(finding.flag, finding.weight) for finding in found}
    subjects = len({finding.subject for finding, each in points.items() if each > 0})
    credit = min(rules.per_further_subject * max(subjects - 1, 0), rules.most_credit)
    total = round(max(points.values()) * (1 + credit), 1)
    named = tuple(sorted({finding.flag for finding in found}))
    everybody = len({finding.subject for finding in found})
    return Part(rules.title(group), total, f"{', '.join(named)} ({_subjects(everybody)})", named)


def _subjects(count: int) -> str:
    return "1 subject" if count == 1 else f"{count} subjects"


def _risk(parts: list[Part], rules: Rules) -> Risk:
    total = round(sum(part.points for part in parts), 1)
    kept = _kept(total, rules)
    if kept < total:
        reason = f"above {rules.whole:.0f} points each further one counts less, and risk ends at {rules.most:.0f}"
        parts = [*parts, Part("cut", round(kept - total, 1), reason)]
    return Risk(kept, tuple(part for part in parts if part.points or part.flags))


def _kept(total: float, rules: Rules) -> float:
    """What is kept of a sum: smooth and rising, so that the order of the sums stays."""
    room = rules.most - rules.whole
    if total <= rules.whole or room <= 0:
        return min(total, rules.most)
    return round(rules.most - room * exp((rules.whole - total) / room), 1)


def _group(flag: str) -> str:
    return flags()[flag].group if flag in flags() else flag
