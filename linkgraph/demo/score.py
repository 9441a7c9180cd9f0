"""How well clusters match the truth of a made-up case."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from linkgraph.errors import SourceError


@dataclass(frozen=True, slots=True)
class RingScore:
    """What became of one ring: `found` is whole, part or none; `largest` its biggest piece."""

    ring: str
    size: int
    found: str
    largest: int
    others: int


@dataclass(frozen=True, slots=True)
class GroupScore:
    """What became of one innocent group; the group "" holds the accounts that are in none.

    `pulled_in` of its accounts sit in a cluster with a ring's account, `clustered` with innocents only.
    """

    group: str
    size: int
    pulled_in: int
    clustered: int


@dataclass(frozen=True, slots=True)
class Score:
    """The whole result; precision and recall are of pairs."""

    rings: tuple[RingScore, ...]
    groups: tuple[GroupScore, ...]
    precision: float
    recall: float

    def count(self, found: str) -> int:
        """How many rings were found `whole`, in `part` or not at all (`none`)."""
        return sum(ring.found == found for ring in self.rings)

    @property
    def pulled_in(self) -> int:
        """How many innocent accounts sit in a cluster together with an account of a ring."""
        return sum(group.pulled_in for group in self.groups)

    def sentences(self) -> list[str]:
        """The result for people, a sentence a line."""
        return [*_about_rings(self), *_about_innocents(self), _about_pairs(self)]


def score(truth: Path, clusters: Sequence[Sequence[str]]) -> Score:
    """Compares `clusters` of accounts (`platform:id`) with the truth file; SourceError if unreadable."""
    return compare(read_truth(truth), clusters)


def read_truth(path: Path) -> dict[str, tuple[str, str]]:
    """Group and kind by account."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return {row["account"]: (row["group"], row["kind"]) for row in csv.DictReader(file)}
    except (OSError, KeyError) as error:
        raise SourceError(f"The truth of the demo could not be read from {path}: {error}.") from error


def compare(truth: Mapping[str, tuple[str, str]], clusters: Sequence[Sequence[str]]) -> Score:
    """As `score`, with the truth as group and kind by account. An account not in the truth is innocent."""
    homes = {account: number for number, members in enumerate(clusters) for account in members}
    rings: dict[str, list[str]] = {}
    groups: dict[str, list[str]] = {}
    for account, (group, kind) in truth.items():
        (rings if kind == "ring" else groups).setdefault(group, []).append(account)
    ring_of = {account: ring for ring, accounts in rings.items() for account in accounts}
    tainted = {homes[account] for account in ring_of if account in homes}
    precision, recall = _pairs(rings, ring_of, clusters)
    return Score(
        rings=tuple(_ring(r, rings[r], homes, ring_of, clusters) for r in sorted(rings)),
        groups=tuple(_group(g, groups[g], homes, tainted, clusters) for g in sorted(groups)),
        precision=precision,
        recall=recall,
    )


def _ring(
    ring: str,
    accounts: Sequence[str],
    homes: Mapping[str, int],
    ring_of: Mapping[str, str],
    clusters: Sequence[Sequence[str]],
) -> RingScore:
    pieces = Counter(homes[a] for a in accounts if a in homes)
    largest = max(pieces.values(), default=0)
    main = next((home for home, count in pieces.items() if count == largest), None)
    others = sum(ring_of.get(a, ring) != ring for a in clusters[main]) if main is not None else 0
    found = "whole" if largest == len(accounts) and not others else "part" if largest >= 2 else "none"
    return RingScore(ring, len(accounts), found, largest, others)


def _group(
    group: str,
    accounts: Sequence[str],
    homes: Mapping[str, int],
    tainted: set[int],
    clusters: Sequence[Sequence[str]],
) -> GroupScore:
    placed = [homes[a] for a in accounts if a in homes and len(clusters[homes[a]]) > 1]
    pulled_in = sum(home in tainted for home in placed)
    return GroupScore(group, len(accounts), pulled_in, len(placed) - pulled_in)


def _pairs(
    rings: Mapping[str, Sequence[str]], ring_of: Mapping[str, str], clusters: Sequence[Sequence[str]]
) -> tuple[float, float]:
    wanted = sum(_two_of(len(accounts)) for accounts in rings.values())
    claimed = sum(_two_of(len(members)) for members in clusters)
    right = 0
    for members in clusters:
        right += sum(_two_of(n) for n in Counter(ring_of[a] for a in members if a in ring_of).values())
    return (right / claimed if claimed else 1.0), (right / wanted if wanted else 1.0)


def _two_of(count: int) -> int:
    return count * (count - 1) // 2


def _about_rings(result: Score) -> list[str]:
    lines = [
        f"Of {len(result.rings)} rings, {result.count('whole')} were found whole, "
        f"{result.count('part')} in part and {result.count('none')} not at all."
    ]
    for ring in result.rings:
        if ring.found == "whole":
            continue
        mixed = f", together with {ring.others} of other rings" if ring.others else ""
        lines.append(f"{ring.ring}: {ring.largest} of {ring.size} accounts together{mixed}.")
    return lines


def _about_innocents(result: Score) -> list[str]:
    total = sum(group.size for group in result.groups)
    lines = [f"Of {total} innocent accounts, {result.pulled_in} sit in a cluster with an account of a ring."]
    lines += [
        f"{group.group or 'in no group'}: {group.pulled_in} of {group.size} pulled in."
        for group in result.groups
        if group.pulled_in
    ]
    among = sum(group.clustered for group in result.groups)
    return [*lines, f"{among} innocent accounts are clustered among themselves."]


def _about_pairs(result: Score) -> str:
    return f"Pairs: precision {result.precision:.3f}, recall {result.recall:.3f}."
