"""What clusters are worth against the truth of the kit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from linkgraph.demo.score import Score, compare, read_truth

PRECISION, RECALL = 0.99, 0.95
"""What is wanted, of pairs."""


@dataclass(frozen=True, slots=True)
class Result:
    """Precision and recall are of pairs; `joined` has, for each kind of trap, the groups that lost somebody to a ring.

    `clustered` has, for each kind of trap, the innocents that sit in a cluster among themselves.
    """

    score: Score
    accounts: int
    largest_cluster: int
    largest_ring: int
    joined: Mapping[str, int]
    clustered: Mapping[str, int]
    bystanders: int

    @property
    def met(self) -> bool:
        """Whether everything that is wanted was reached."""
        return (
            self.score.precision >= PRECISION
            and self.score.recall >= RECALL
            and self.largest_cluster <= self.largest_ring
            and self.score.pulled_in == 0
        )

    def row(self) -> dict[str, object]:
        """The result as one flat row."""
        score = self.score
        return {
            "accounts": self.accounts,
            "precision": round(score.precision, 4),
            "recall": round(score.recall, 4),
            "rings": len(score.rings),
            "rings_whole": score.count("whole"),
            "largest_cluster": self.largest_cluster,
            "largest_ring": self.largest_ring,
            "innocents_pulled_in": score.pulled_in,
            "groups_joined": dict(self.joined),
            "clustered_among_themselves": dict(self.clustered),
            "met": self.met,
        }

    def sentences(self) -> list[str]:
        """The result for people, a sentence a line."""
        score = self.score
        lines = [
            f"Pairs: precision {score.precision:.4f} (wanted {PRECISION}), recall {score.recall:.4f} ({RECALL}).",
            f"Of {len(score.rings)} rings, {score.count('whole')} were found whole, {score.count('part')} in part "
            f"and {score.count('none')} not at all.",
            f"The largest cluster has {self.largest_cluster} accounts, the largest ring {self.largest_ring}.",
            f"{score.pulled_in} innocent accounts sit in a cluster with an account of a ring; "
            f"{self.bystanders} of them fell into no trap.",
        ]
        lines += [f"{trap}: {count} groups joined to a ring." for trap, count in self.joined.items()]
        lines += [f"{trap}: {count} accounts clustered among themselves." for trap, count in self.clustered.items()]
        return [*lines, "All that is wanted was reached." if self.met else "Not all that is wanted was reached."]


def measure(truth: Path, clusters: Sequence[Sequence[str]]) -> Result:
    """Compares `clusters` with a truth file of the kit; SourceError where that cannot be read."""
    known = read_truth(truth)
    score = compare(known, clusters)
    rings = Counter(group for group, kind in known.values() if kind == "ring")
    joined, clustered, bystanders = _by_trap(known, clusters)
    return Result(
        score,
        len(known),
        max((len(members) for members in clusters), default=0),
        max(rings.values(), default=0),
        joined,
        clustered,
        bystanders,
    )


def _by_trap(
    known: Mapping[str, tuple[str, str]], clusters: Sequence[Sequence[str]]
) -> tuple[dict[str, int], dict[str, int], int]:
    joined: dict[str, set[str]] = defaultdict(set)
    clustered: Counter[str] = Counter()
    bystanders = 0
    for members in clusters:
        innocent = [a for a in members if known.get(a, ("", ""))[1] != "ring"]
        mixed = len(innocent) < len(members)
        for account in innocent if len(members) > 1 else ():
            groups = known.get(account, ("", ""))[0]
            bystanders += mixed and not groups
            for group in groups.split(" | ") if groups else ["none"]:
                trap = group.rpartition("-")[0] or group
                if mixed:
                    joined[trap].add(group)
                else:
                    clustered[trap] += 1
    return {trap: len(groups) for trap, groups in sorted(joined.items())}, dict(sorted(clustered.items())), bystanders
