"""A report as the printed formats show it: short texts, limited lists, and what a list leaves out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import Any, TypeVar

from linkgraph.flags.wanted import needs_in_words
from linkgraph.report import assessed, exhibits
from linkgraph.report import sentences as say
from linkgraph.report.model import Changes, Cluster, Finding, Input, Link, Member, Pair, Report, Shared
from linkgraph.report.seen import seen
from linkgraph.report.words import words

T = TypeVar("T")
Row = dict[str, Any]

MOST_CLUSTERS = 250
"""Clusters shown in full; the overview lists all of them."""
LISTED_BY = {
    "members": "linkgraph show ID",
    "links": "linkgraph links",
    "findings": "linkgraph flags",
    "facts": "linkgraph report --format json",
    "happenings": "linkgraph report --format json",
    "inputs": "linkgraph report --format json",
}
MOST = {
    "members": 400,
    "shared": 25,
    "alike": 12,
    "against": 12,
    "links": 12,
    "findings": 40,
    "found": 12,
    "lines": 60,
    "photos": 8,
    "passages": 3,
    "facts": 60,
    "happenings": 30,
    "parts": 20,
    "inputs": 200,
    "new_evidence": 25,
}
"""The longest each list of a cluster may be."""


def page(report: Report) -> Row:
    """The report as dicts of texts, for templates."""
    shown = report.clusters[:MOST_CLUSTERS]
    content = {
        "title": say.title(report),
        "caveat": words()["caveat"],
        "method": words()["method"],
        "summary": say.summary(report.summary),
        "facts": say.facts(report.summary),
        "changes": None if report.changes is None else _changes(report.changes),
        "overview": [] if report.only else [_line(cluster) for cluster in report.clusters],
        "clusters": [_cluster(cluster) for cluster in shown],
        "clusters_left_out": say.left_out(len(report.clusters) - len(shown), "linkgraph show ID"),
        "untestable": [{**asdict(flag), "needs": needs_in_words(flag.needs)} for flag in report.untestable],
        "judgements": [] if report.only else say.judgements(report.judgements),
        "redacted": report.redacted or "",
        **_listed("inputs", report.inputs, _input),
    }
    told: Row = seen(content)
    return told


def _line(cluster: Cluster) -> Row:
    evidence: list[Shared | Pair] = [*cluster.shared, *cluster.alike]
    strongest = max(evidence, key=lambda item: item.weight, default=None)
    return {
        "id": cluster.id,
        "size": str(cluster.size),
        "risk": say.number(cluster.risk),
        "platforms": ", ".join(cluster.platforms),
        "strongest": "" if strongest is None else say.short(strongest.detail, 200),
    }


def _cluster(cluster: Cluster) -> Row:
    return {
        "id": cluster.id,
        "sentences": say.cluster(cluster),
        "risk": say.number(cluster.risk),
        "size": cluster.size,
        **_listed("parts", cluster.parts, exhibits.part),
        "roles": assessed.roles(cluster),
        "coverage": assessed.coverage(cluster),
        **_listed("members", cluster.members, _member_of(cluster)),
        **_listed("photos", exhibits.photo_pairs(cluster), exhibits.photo_pair),
        **_listed("passages", cluster.passages, exhibits.passage),
        **_listed("facts", exhibits.facts(cluster), exhibits.fact),
        **_listed("happenings", cluster.timeline, exhibits.happening),
        **exhibits.drawings(cluster),
        **_listed("shared", cluster.shared, _shared),
        **_listed("alike", _alike(cluster.alike), _pairs),
        **_listed("against", _alike(cluster.against), _pairs),
        **_listed("links", cluster.links, _link),
        **_listed("findings", _by_flag(cluster.findings), _flag),
        "judgements": say.judgements(cluster.judgements),
        "history": say.moments(cluster.history[-MOST["lines"] :]),
    }


def _changes(changes: Changes) -> Row:
    return {
        "sentence": say.changes(changes),
        "clusters": [f"{moment.cluster}: {text}" for moment, text in _told(changes)],
        **_listed("links", changes.links, _link),
        **_listed("new_evidence", _alike(changes.evidence), _pairs),
        **_listed("findings", _by_flag(changes.findings), _flag),
        "judgements": say.judgements(changes.judgements),
    }


def _told(changes: Changes) -> Iterable[tuple[Any, str]]:
    return zip(changes.clusters, say.moments(changes.clusters), strict=True)


def _listed(name: str, items: Sequence[T], make: Callable[[T], Row | str]) -> Row:
    """The first of the items, and a sentence on those left out, or an empty one."""
    shown = items[: MOST[name]]
    return {
        name: [make(item) for item in shown],
        f"{name}_left_out": say.left_out(len(items) - len(shown), LISTED_BY.get(name, "linkgraph evidence")),
    }


def _input(found: Input) -> Row:
    sum_ = found.sha256 or "no longer there" if found.gone else found.sha256 or "not known"
    return {"file": found.file, "kind": found.kind or "", "sha256": sum_}


def _member_of(cluster: Cluster) -> Callable[[Member], Row]:
    return lambda member: {**_member(member), **assessed.role(cluster, member.id)}


def _member(member: Member) -> Row:
    about = [member.name, member.platform, member.country]
    since = member.created_at or member.first_seen
    return {
        "id": member.id,
        "name": member.name or "no name",
        "about": ", ".join(part for part in about[1:] if part),
        "headline": say.short(member.headline or "", 90),
        "since": f"since {since[:10]}" if since else "",
        "gone": "no longer shown by any source" if member.gone else "",
        "photo": member.photo,
    }


def _shared(shared: Shared) -> Row:
    return {
        "signal": say.signal(shared.signal),
        "weight": say.bits(shared.weight),
        "detail": say.evidence(shared.detail, shared.value, shared.signal),
        "accounts": say.accounts(shared.accounts),
    }


def _alike(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """Pairs of which the same can be said, together."""
    told: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        told[pair.signal, pair.detail].append(pair)
    return list(told.values())


def _pairs(pairs: list[Pair]) -> Row:
    first = max(pairs, key=lambda pair: abs(pair.weight))
    accounts = dict.fromkeys(account for pair in pairs for account in (pair.left, pair.right))
    return {
        "signal": say.signal(first.signal),
        "weight": say.bits(first.weight),
        "detail": say.short(first.detail, 200),
        "accounts": f"{first.left} and {first.right}" if len(pairs) == 1 else say.accounts(list(accounts)),
    }


def _by_flag(findings: Iterable[Finding]) -> list[list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.flag].append(finding)
    return list(found.values())


def _flag(findings: list[Finding]) -> Row:
    """A red flag once, with everything it was found in."""
    first, shown = findings[0], findings[: MOST["found"]]
    return {
        "title": first.title or first.flag,
        "source": first.source or "",
        "benign": first.benign or "",
        "found": [f"{one.subject}: {one.detail}" for one in shown],
        "found_left_out": say.left_out(len(findings) - len(shown), "linkgraph flags"),
    }


def _link(link: Link) -> Row:
    return {
        "accounts": f"{link.left} and {link.right}",
        "weight": say.bits(link.weight),
        "probability": say.percent(link.probability),
        "signals": ", ".join(say.signal(name) for name in link.signals),
        "judged": "a person said so" if link.judged else "",
    }
