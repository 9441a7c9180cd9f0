"""How often each signal was right, as far as people have judged."""

from __future__ import annotations

from collections import defaultdict

from linkgraph.read.lists import evidence, judgements
from linkgraph.read.rows import Row
from linkgraph.store.base import GraphStore

Pair = tuple[str, str]


def judged_pairs(store: GraphStore) -> list[Row]:
    """The pairs of which people said that they are of one hand or of two, each with all its evidence.

    Keys: `left` `right` `same` (bool) `evidence` (rows as `read.evidence` gives them).
    """
    told = {
        (left, right): word == "same"
        for (left, right, signal), word in _standing(store).items()
        if not signal and word in ("same", "different")
    }
    found: dict[Pair, list[Row]] = defaultdict(list)
    for row in evidence(store) if told else ():
        if (row["left"], row["right"]) in told:
            found[row["left"], row["right"]].append(row)
    return [
        {"left": left, "right": right, "same": same, "evidence": found[left, right]}
        for (left, right), same in sorted(told.items())
    ]


def precision(store: GraphStore) -> list[Row]:
    """One row for each signal and level that speaks for a judged pair, most judged first.

    Keys: `signal` `level` `same` `different` (how many judged pairs) `precision` (same of both). A judgement of
    the evidence itself counts before one of its pair.
    """
    single = _standing(store)
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    told = {(pair["left"], pair["right"]): pair["same"] for pair in judged_pairs(store)}
    for row in evidence(store) if single else ():
        word = single.get((row["left"], row["right"], row["signal"]))
        same = word == "same" if word in ("same", "different") else told.get((row["left"], row["right"]))
        if same is not None and row["weight"] > 0:
            counts[row["signal"], row["level"]][not same] += 1
    rows = [
        {
            "signal": signal,
            "level": level,
            "same": same,
            "different": other,
            "precision": round(same / (same + other), 3),
        }
        for (signal, level), (same, other) in counts.items()
    ]
    return sorted(rows, key=lambda row: (-row["same"] - row["different"], row["signal"], row["level"]))


def _standing(store: GraphStore) -> dict[tuple[str, str, str], str]:
    """The newest word on each pair, or on one signal between it (empty where it is on the pair)."""
    return {(row["left"], row["right"], row["signal"] or ""): row["judgement"] for row in judgements(store)}
