"""How many of the planted accounts a run found, and whom it found besides."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from benchmarks.flagcases.cases import Planted

Findings = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Score:
    """One flag: accounts planted and found. `wrong` is by look-alike, or `other` for anybody else."""

    flag: str
    positives: int
    found: int
    negatives: int
    unknown: int
    wrong: Mapping[str, int]
    unknown_found: int
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        """Part of the found that were planted; 1 where nothing was found."""
        return self.found / max(1, self.found + sum(self.wrong.values())) if self.found or self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Part of the planted that were found."""
        return self.found / max(1, self.positives)


def found_accounts(
    findings: Iterable[Mapping[str, object]], members: Mapping[str, list[str]]
) -> dict[str, frozenset[str]]:
    """The accounts each flag found; for a cluster its members."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in findings:
        subject = str(row["subject"])
        found[str(row["flag"])] |= set(members.get(subject, [subject]))
    return {flag: frozenset(accounts) for flag, accounts in found.items()}


def score(planted: Iterable[Planted], found: Findings) -> list[Score]:
    """One score a flag. Whoever is found without having been planted as positive counts as wrong."""
    by_flag: dict[str, dict[str, Planted]] = defaultdict(dict)
    for item in planted:
        by_flag[item.flag][item.account] = item
    return [_score(flag, items, found.get(flag, frozenset())) for flag, items in sorted(by_flag.items())]


def _score(flag: str, items: Mapping[str, Planted], found: frozenset[str]) -> Score:
    truth = {
        kind: {a for a, item in items.items() if item.truth == kind} for kind in ("positive", "negative", "unknown")
    }
    wrong = Counter(
        items[account].look if account in items else f"other: {account}" for account in found - truth["positive"]
    )
    return Score(
        flag=flag,
        positives=len(truth["positive"]),
        found=len(truth["positive"] & found),
        negatives=len(truth["negative"]),
        unknown=len(truth["unknown"]),
        wrong=dict(sorted(wrong.items())),
        unknown_found=len(truth["unknown"] & found),
        missed=tuple(sorted({items[account].look for account in truth["positive"] - found})),
    )
