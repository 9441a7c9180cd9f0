"""Cluster ids that last: a cluster keeps the id of the one it overlaps most."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Clusters = Mapping[str, Sequence[str]]
INTO = "went into "


@dataclass(frozen=True, slots=True)
class Change:
    """A moment in a cluster's life: `kind` is born, grew, shrank, changed, merged, split or ended."""

    cluster: str
    kind: str
    detail: str


def named(groups: Sequence[Sequence[str]], before: Clusters) -> dict[str, list[str]]:
    """Gives every group an id: an earlier one where they overlap most, else a new one.

    The larger overlap chooses first; ties go to the smaller id, then to the group with the first
    account. New ids depend on the members alone, so that loading in another order gives the same ones.
    """
    home = {account: cluster for cluster, accounts in before.items() for account in accounts}
    wishes = sorted(
        (-shared, cluster, min(group), at)
        for at, group in enumerate(groups)
        for cluster, shared in Counter(home[a] for a in group if a in home).items()
    )
    given: dict[int, str] = {}
    kept: set[str] = set()
    for _, cluster, _, at in wishes:
        if at not in given and cluster not in kept:
            given[at] = cluster
            kept.add(cluster)
    taken = kept | set(before)
    for at, group in sorted(enumerate(groups), key=lambda entry: min(entry[1])):
        if at not in given:
            given[at] = _new_id(group, taken)
            taken.add(given[at])
    return {given[at]: sorted(group) for at, group in enumerate(groups)}


def changes(before: Clusters, after: Clusters) -> list[Change]:
    """What became of the clusters between two runs, in the order of their ids."""
    old_home = {account: cluster for cluster, accounts in before.items() for account in accounts}
    new_home = {account: cluster for cluster, accounts in after.items() for account in accounts}
    told = [change for name in after for change in _life(name, before, after, old_home)]
    told += [_end(name, before[name], new_home) for name in before if name not in after]
    return sorted(told, key=lambda change: (change.cluster, change.kind))


def heirs(detail: str) -> list[str]:
    """The clusters into which one went that ended, as the `detail` of that change names them."""
    return detail.removeprefix(INTO).split(", ") if detail.startswith(INTO) else []


def _life(name: str, before: Clusters, after: Clusters, old_home: Mapping[str, str]) -> list[Change]:
    now = set(after[name])
    origins = {old_home[account] for account in now if account in old_home} - {name}
    if name not in before:
        source = f" out of {', '.join(sorted(origins))}" if origins else ""
        kind = "split" if origins else "born"
        return [Change(name, kind, f"{len(now)} accounts{source}")]
    then = set(before[name])
    merged = sorted(origin for origin in origins if origin not in after)
    told = [Change(name, "merged", f"took in {', '.join(merged)}")] if merged else []
    if now - then and not merged:
        told.append(Change(name, "grew", f"{_number(now - then)} joined: {_list(now - then)}"))
    if then - now:
        told.append(Change(name, "shrank", f"{_number(then - now)} left: {_list(then - now)}"))
    return told


def _end(name: str, accounts: Sequence[str], new_home: Mapping[str, str]) -> Change:
    homes = sorted({new_home[account] for account in accounts if account in new_home})
    detail = INTO + ", ".join(homes) if homes else "its accounts are no longer linked"
    return Change(name, "ended", detail)


def _number(accounts: set[str]) -> str:
    return "1 account" if len(accounts) == 1 else f"{len(accounts)} accounts"


def _list(accounts: set[str]) -> str:
    shown = sorted(accounts)[:5]
    more = len(accounts) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "")


def _new_id(group: Sequence[str], taken: set[str]) -> str:
    digest = hashlib.sha256(min(group).encode()).digest()
    letters = base64.b32encode(digest).decode().rstrip("=")
    return next(name for length in range(5, len(letters)) if (name := f"C-{letters[:length]}") not in taken)
