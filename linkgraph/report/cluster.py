"""One cluster of a report, from rows that were read for all clusters at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from linkgraph import read
from linkgraph.report.background import Background
from linkgraph.report.model import (
    Cluster,
    Coverage,
    Finding,
    Judgement,
    Link,
    Member,
    Moment,
    Pair,
    RiskPart,
    Role,
    Shared,
    take,
)
from linkgraph.schema import tables
from linkgraph.store.base import GraphStore

Row = dict[str, Any]
Groups = Mapping[str, list[Row]]


@dataclass(frozen=True, slots=True)
class Material:
    """Rows by the cluster they belong to, and accounts by id."""

    accounts: Mapping[str, Row]
    links: Groups
    evidence: Groups
    findings: Groups
    judgements: Groups
    history: Groups
    parts: Groups
    roles: Groups
    coverage: Mapping[str, Row]
    background: Background

    @classmethod
    def gather(cls, store: GraphStore, clusters: Sequence[Row]) -> Material:
        """Reads what the clusters need."""
        home = {account: row["id"] for row in clusters for account in row["accounts"]}
        return cls(
            accounts={row["id"]: row for row in _accounts(store, home)},
            links=_inside(read.links(store), home),
            evidence=_inside(read.evidence(store), home),
            findings=_of_subject(read.findings(store), home),
            judgements=_inside(read.judgements(store), home),
            history=_grouped(moments(store), "cluster"),
            parts=_grouped(store.read(tables()["RiskPart"]).sort_by("place").to_pylist(), "subject"),
            roles=_grouped(_roles(store, home), "cluster"),
            coverage={row["id"]: row for row in store.read(tables()["ClusterCoverage"]).to_pylist()},
            background=Background(store, list(home)),
        )


def cluster_report(row: Row, material: Material, *, passages: bool = True) -> Cluster:
    """Everything about the cluster `row`, strongest first; `passages` takes time and may be left out."""
    id_ = row["id"]
    evidence = [take(Pair, item) for item in material.evidence.get(id_, [])]
    speaking = [pair for pair in evidence if pair.weight >= 0 and not pair.suppressed]
    return Cluster(
        id=id_,
        size=row["size"],
        risk=row["risk"] or 0.0,
        platforms=tuple(row["platforms"] or ()),
        signals=tuple(row["signals"] or ()),
        first_seen=row["first_seen"],
        weakest=row["weakest"],
        density=row["density"],
        members=tuple(_member(account, material) for account in row["accounts"]),
        links=tuple(take(Link, link) for link in material.links.get(id_, [])),
        shared=_shared(speaking),
        alike=tuple(pair for pair in speaking if pair.left_value != pair.right_value),
        against=tuple(pair for pair in evidence if pair.weight < 0 and not pair.suppressed),
        findings=tuple(take(Finding, finding) for finding in material.findings.get(id_, [])),
        judgements=tuple(take(Judgement, said) for said in material.judgements.get(id_, [])),
        history=tuple(take(Moment, moment) for moment in material.history.get(id_, [])),
        parts=tuple(take(RiskPart, part) for part in material.parts.get(id_, [])),
        passages=material.background.passages(material.evidence.get(id_, [])) if passages else (),
        facts=tuple(fact for account in row["accounts"] for fact in material.background.facts.get(account, ())),
        timeline=material.background.timeline({a: material.accounts.get(a, {"id": a}) for a in row["accounts"]}),
        roles=tuple(take(Role, {**role, "account": role["id"]}) for role in material.roles.get(id_, [])),
        coverage=take(Coverage, material.coverage[id_]) if id_ in material.coverage else None,
    )


def _accounts(store: GraphStore, home: Mapping[str, str]) -> list[Row]:
    """The fields of a Member, for every account of the clusters, in one read."""
    rows = store.read(tables()["Account"]).select([field.name for field in fields(Member)])
    kept: list[Row] = rows.filter(pc.is_in(rows["id"], pa.array(list(home), pa.string()))).to_pylist()
    return kept


def _roles(store: GraphStore, home: Mapping[str, str]) -> list[Row]:
    """The roles of the clusters' accounts, sorted by account."""
    rows = store.read(tables()["Role"])
    kept: list[Row] = rows.filter(pc.is_in(rows["id"], pa.array(list(home), pa.string()))).sort_by("id").to_pylist()
    return kept


def moments(store: GraphStore) -> list[Row]:
    """Every event in the lives of the clusters, oldest first."""
    rows: list[Row] = store.read(tables()["ClusterEvent"]).to_pylist()
    return sorted(rows, key=lambda row: (row["at"] or "", row["cluster"], row["kind"]))


def _member(account: str, material: Material) -> Member:
    return take(Member, material.accounts.get(account, {"id": account}))


def _shared(pairs: Iterable[Pair]) -> tuple[Shared, ...]:
    """The values that are the same on both sides, each once, with all that have it."""
    found: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in pairs:
        if pair.left_value is not None and pair.left_value == pair.right_value:
            found[pair.signal, pair.left_value].append(pair)
    shared = [_value(signal, value, items) for (signal, value), items in found.items()]
    return tuple(sorted(shared, key=lambda item: (-item.weight, -len(item.accounts), item.signal, item.value)))


def _value(signal: str, value: str, pairs: list[Pair]) -> Shared:
    best = max(pairs, key=lambda pair: pair.weight)
    accounts = dict.fromkeys(account for pair in pairs for account in (pair.left, pair.right))
    return Shared(signal, value, best.detail, best.weight, tuple(sorted(accounts)))


def _inside(rows: Iterable[Row], home: Mapping[str, str]) -> Groups:
    """Rows about two accounts of one cluster, by that cluster."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        cluster = home.get(row["left"])
        if cluster is not None and cluster == home.get(row["right"]):
            groups[cluster].append(row)
    return groups


def _of_subject(rows: Iterable[Row], home: Mapping[str, str]) -> Groups:
    clusters = set(home.values())
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        cluster = row["cluster"] or home.get(row["subject"]) or row["subject"]
        if cluster in clusters:
            groups[cluster].append(row)
    return groups


def _grouped(rows: Iterable[Row], key: str) -> Groups:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups
