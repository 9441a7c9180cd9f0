"""What a report says, before it is put on paper: plain data, the same for every format."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Summary:
    """The case and the run that the report is about."""

    case: str | None = None
    run: str | None = None
    finished_at: str | None = None
    version: str | None = None
    accounts: int = 0
    photos: int = 0
    documents: int = 0
    links: int = 0
    clusters: int = 0
    findings: int = 0
    rejected: int = 0


@dataclass(frozen=True, slots=True)
class Input:
    """A file that the run read: `sha256` of its bytes, `rows` that came out of it."""

    file: str
    kind: str | None = None
    sha256: str | None = None
    size: int | None = None
    gone: bool | None = None


@dataclass(frozen=True, slots=True)
class RiskPart:
    """One summand of a cluster's risk, in points."""

    name: str
    points: float
    reason: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Wording that two accounts share; `words` of it, found in a text of each."""

    left: str
    right: str
    left_text: str
    right_text: str
    words: int
    detail: str


@dataclass(frozen=True, slots=True)
class Fact:
    """What a source says of an account, and where: file and line."""

    account: str
    kind: str
    value: str
    raw: str | None = None
    file: str | None = None
    line: int | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    gone: bool | None = None


@dataclass(frozen=True, slots=True)
class Happening:
    """Something with a time in the life of an account."""

    at: str
    account: str
    what: str


@dataclass(frozen=True, slots=True)
class Member:
    """An account of a cluster; `photo` is the id of the first photo it shows."""

    id: str
    name: str | None = None
    platform: str | None = None
    handle: str | None = None
    country: str | None = None
    headline: str | None = None
    created_at: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    photo: str | None = None
    gone: bool | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """What an account of a cluster may be: a suggestion, what it says, and the evidence for it in sentences."""

    account: str
    role: str
    says: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Red flags of a cluster by status, as ids; `missing` is the data that would test the untestable."""

    found: tuple[str, ...]
    clear: tuple[str, ...]
    untestable: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """One value that several accounts of a cluster have; `weight` in bits is that of its strongest pair."""

    signal: str
    value: str
    detail: str
    weight: float
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """One piece of evidence between two accounts; `weight` in bits, below zero it speaks against one hand."""

    signal: str
    left: str
    right: str
    left_value: str | None
    right_value: str | None
    level: str
    weight: float
    detail: str
    suppressed: bool


@dataclass(frozen=True, slots=True)
class Link:
    """Two accounts that the sum of their evidence joins; `weight` in bits."""

    left: str
    right: str
    weight: float
    probability: float
    signals: tuple[str, ...]
    judged: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A red flag with its source and its innocent explanations; `weight` in points of risk."""

    flag: str
    subject: str
    detail: str
    title: str | None = None
    cluster: str | None = None
    weight: float | None = None
    source: str | None = None
    benign: str | None = None


@dataclass(frozen=True, slots=True)
class Untestable:
    """A red flag that could not be tested, and the data that would test it."""

    flag: str
    title: str | None = None
    needs: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about two accounts."""

    left: str
    right: str
    judgement: str
    by: str | None = None
    at: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in a cluster's life."""

    cluster: str
    kind: str
    detail: str | None = None
    run: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """One cluster with everything that was found about it."""

    id: str
    size: int
    risk: float
    platforms: tuple[str, ...]
    signals: tuple[str, ...]
    first_seen: str | None
    weakest: float | None
    density: float | None
    members: tuple[Member, ...]
    links: tuple[Link, ...]
    shared: tuple[Shared, ...]
    alike: tuple[Pair, ...]
    against: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    judgements: tuple[Judgement, ...]
    history: tuple[Moment, ...]
    parts: tuple[RiskPart, ...] = ()
    passages: tuple[Passage, ...] = ()
    facts: tuple[Fact, ...] = ()
    timeline: tuple[Happening, ...] = ()
    roles: tuple[Role, ...] = ()
    coverage: Coverage | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since a run or a date; `evidence` is all of it, linked or not."""

    since: str
    runs: tuple[str, ...]
    clusters: tuple[Moment, ...]
    links: tuple[Link, ...]
    judgements: tuple[Judgement, ...]
    evidence: tuple[Pair, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def any(self) -> bool:
        """False where nothing changed."""
        return bool(self.clusters or self.links or self.judgements or self.evidence or self.findings)

    def inside(self, cluster: str, accounts: Collection[str]) -> Changes:
        """Only what is about one cluster and its accounts."""
        own = set(accounts)
        return Changes(
            since=self.since,
            runs=self.runs,
            clusters=tuple(moment for moment in self.clusters if moment.cluster == cluster),
            links=tuple(link for link in self.links if {link.left, link.right} <= own),
            judgements=tuple(said for said in self.judgements if {said.left, said.right} <= own),
            evidence=tuple(pair for pair in self.evidence if {pair.left, pair.right} <= own),
            findings=tuple(found for found in self.findings if found.subject in own | {cluster}),
        )


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report.

    `only` names the cluster if it is about one, `changes` is None unless asked for, `redacted` says in a
    sentence what was left out for whom.
    """

    summary: Summary
    clusters: tuple[Cluster, ...]
    untestable: tuple[Untestable, ...]
    judgements: tuple[Judgement, ...]
    changes: Changes | None = None
    only: str | None = None
    inputs: tuple[Input, ...] = ()
    redacted: str | None = None


def take(kind: type[T], row: Mapping[str, Any]) -> T:
    """A `kind` from the keys of `row` that it has; lists become tuples."""
    names = kind.__dataclass_fields__  # type: ignore[attr-defined]
    values = {name: row[name] for name in names if name in row}
    return kind(**{name: tuple(v) if isinstance(v, list) else v for name, v in values.items()})
