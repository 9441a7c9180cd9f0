"""Reports for readers who may not see everything. What is not named here as safe is left out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from linkgraph.errors import UsageError
from linkgraph.report.model import (
    Changes,
    Cluster,
    Finding,
    Input,
    Judgement,
    Link,
    Member,
    Moment,
    Pair,
    Report,
    Role,
    Shared,
)

Alias = Mapping[str, str]
HIDDEN = "left out"


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile of `redact.toml`, for one platform where it needs one."""

    name: str
    photos: bool
    persons: str
    analysts: bool
    sentence: str
    platform: str | None = None


def profile(said: str) -> Profile:
    """The profile `NAME` or `platform:NAME`; UsageError where there is none."""
    name, _, platform = said.partition(":")
    if name not in profiles() or bool(platform) != (name == "platform"):
        known = ", ".join("platform:NAME" if each == "platform" else each for each in profiles())
        raise UsageError(f"there is no redaction {said!r}; there are {known}")
    found = profiles()[name]
    sentence = found["sentence"].format(platform=platform)
    return Profile(name, found["photos"], found["persons"], found["analysts"], sentence, platform or None)


@cache
def profiles() -> dict[str, dict[str, Any]]:
    """Every profile by its name."""
    text = resources.files("linkgraph.report").joinpath("redact.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def redact(report: Report, chosen: Profile) -> Report:
    """The report without what `chosen` leaves out; the same in every format."""
    alias = _aliases(report, chosen)
    return replace(
        report,
        clusters=tuple(_cluster(cluster, alias, chosen) for cluster in report.clusters),
        judgements=_judgements(report.judgements, alias, chosen),
        changes=None if report.changes is None else _changes(report.changes, alias, chosen),
        inputs=_inputs(report.inputs, chosen),
        redacted=chosen.sentence,
    )


def _inputs(inputs: Iterable[Input], chosen: Profile) -> tuple[Input, ...]:
    """Files by kind and number: a name such as `cv-anna-kim.pdf` says whose it is. The checksum tells which it was."""
    if chosen.persons == "keep":
        return tuple(inputs)
    return tuple(replace(one, file=f"{one.kind or 'file'} {at}") for at, one in enumerate(inputs, 1))


def _aliases(report: Report, chosen: Profile) -> Alias:
    """A number for each account that is not to be recognised, by its id; the platform stays."""
    if chosen.persons == "keep":
        return {}
    ids = [member.id for cluster in report.clusters for member in cluster.members]
    ids += [end for said in report.judgements for end in (said.left, said.right)]
    ids += _changed_ids(report.changes)
    hidden = [id_ for id_ in dict.fromkeys(ids) if chosen.persons == "hide" or _platform(id_) != chosen.platform]
    return {id_: f"{_platform(id_) or 'account'} account {at}" for at, id_ in enumerate(hidden, 1)}


def _changed_ids(changes: Changes | None) -> list[str]:
    if changes is None:
        return []
    pairs: list[Link | Judgement | Pair] = [*changes.links, *changes.judgements, *changes.evidence]
    subjects = [found.subject for found in changes.findings if ":" in found.subject]
    return [end for pair in pairs for end in (pair.left, pair.right)] + subjects


def _platform(account: str) -> str:
    return account.partition(":")[0] if ":" in account else ""


def _cluster(cluster: Cluster, alias: Alias, chosen: Profile) -> Cluster:
    return replace(
        cluster,
        first_seen=None if chosen.persons == "hide" else cluster.first_seen,
        members=tuple(_member(member, alias, chosen) for member in cluster.members),
        links=_links(cluster.links, alias),
        shared=tuple(_shared(item, alias) for item in cluster.shared),
        alike=_pairs(cluster.alike, alias, chosen),
        against=_pairs(cluster.against, alias, chosen),
        findings=tuple(_finding(item, alias) for item in cluster.findings),
        judgements=_judgements(cluster.judgements, alias, chosen),
        history=tuple(_moment(item, alias) for item in cluster.history),
        passages=() if alias else cluster.passages,
        facts=tuple(fact for fact in cluster.facts if fact.account not in alias),
        timeline=tuple(item for item in cluster.timeline if item.account not in alias),
        roles=tuple(_role(item, alias) for item in cluster.roles),
    )


def _member(member: Member, alias: Alias, chosen: Profile) -> Member:
    if member.id in alias:
        return Member(alias[member.id], platform=member.platform, name=HIDDEN)
    return member if chosen.photos else replace(member, photo=None)


def _role(item: Role, alias: Alias) -> Role:
    """The role stays; its evidence may name an address, and is left out for an account that is hidden."""
    if item.account not in alias:
        return replace(item, because=tuple(_told(each, alias) for each in item.because))
    return replace(item, account=alias[item.account], because=())


def _links(links: Iterable[Link], alias: Alias) -> tuple[Link, ...]:
    return tuple(replace(k, left=alias.get(k.left, k.left), right=alias.get(k.right, k.right)) for k in links)


def _shared(item: Shared, alias: Alias) -> Shared:
    """A value that an account shows which may be seen stays; else only its kind does."""
    accounts = tuple(alias.get(id_, id_) for id_ in item.accounts)
    if not alias or any(id_ not in alias for id_ in item.accounts):
        return replace(item, accounts=accounts, detail=_told(item.detail, alias))
    return Shared(item.signal, HIDDEN, _kind(item.signal), item.weight, accounts)


def _pairs(pairs: Iterable[Pair], alias: Alias, chosen: Profile) -> tuple[Pair, ...]:
    return tuple(_pair(pair, alias, chosen) for pair in pairs)


def _pair(pair: Pair, alias: Alias, chosen: Profile) -> Pair:
    hidden = pair.left in alias, pair.right in alias
    left, right = alias.get(pair.left, pair.left), alias.get(pair.right, pair.right)
    values = (None if hide else value for hide, value in zip(hidden, (pair.left_value, pair.right_value), strict=True))
    left_value, right_value = values
    if pair.signal == "photo" and not chosen.photos:
        left_value = right_value = None
    detail = _kind(pair.signal) if any(hidden) else _told(pair.detail, alias)
    return replace(pair, left=left, right=right, left_value=left_value, right_value=right_value, detail=detail)


def _finding(item: Finding, alias: Alias) -> Finding:
    """A finding about an account that is hidden, or about a cluster with such accounts, keeps its title alone."""
    if not alias or (":" in item.subject and item.subject not in alias):
        return replace(item, detail=_told(item.detail, alias))
    return replace(item, subject=alias.get(item.subject, item.subject), detail=item.title or item.flag)


def _judgements(said: Iterable[Judgement], alias: Alias, chosen: Profile) -> tuple[Judgement, ...]:
    def one(item: Judgement) -> Judgement:
        moved = replace(item, left=alias.get(item.left, item.left), right=alias.get(item.right, item.right))
        return moved if chosen.analysts else replace(moved, by=None, reason=None)

    return tuple(one(item) for item in said)


def _moment(item: Moment, alias: Alias) -> Moment:
    if not alias or item.detail is None:
        return item
    kept = re.fullmatch(r"\d[\d,]* accounts?", item.detail)
    return item if kept else replace(item, detail=None)


def _changes(changes: Changes, alias: Alias, chosen: Profile) -> Changes:
    return replace(
        changes,
        clusters=tuple(_moment(item, alias) for item in changes.clusters),
        links=_links(changes.links, alias),
        evidence=_pairs(changes.evidence, alias, chosen),
        findings=tuple(_finding(item, alias) for item in changes.findings),
        judgements=_judgements(changes.judgements, alias, chosen),
    )


def _told(text: str, alias: Alias) -> str:
    """The sentence with hidden accounts by their numbers."""
    for id_ in sorted(alias, key=len, reverse=True):
        if id_ in text:
            text = text.replace(id_, alias[id_])
    return text


def _kind(signal: str) -> str:
    return f"agree or differ in their {signal.replace('_', ' ')}"
