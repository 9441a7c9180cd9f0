"""Weights that a person accepted: a file of lines beside the journal of judgements, only ever added to."""

from __future__ import annotations

from pathlib import Path

from linkgraph.ledger.journal import append, objects

FILE = "weights.jsonl"
Weights = dict[str, dict[str, float]]


def accept(work: Path, signal: str, level: str, weight: float | None, by: str, at: str) -> None:
    """Notes a weight (bits) for a level of a signal; None takes back what was accepted for it."""
    append(work / FILE, {"signal": signal, "level": level, "weight": weight, "by": by, "at": at})


def accepted(work: Path) -> Weights:
    """By signal and level the weight that was accepted last, where it was not taken back."""
    found = Weights()
    for entry in objects(work / FILE):
        signal, level, weight = entry.get("signal"), entry.get("level"), entry.get("weight")
        if not isinstance(signal, str) or not isinstance(level, str) or "weight" not in entry:
            continue
        found.setdefault(signal, {}).pop(level, None)
        if isinstance(weight, int | float):
            found[signal][level] = float(weight)
    return {signal: levels for signal, levels in found.items() if levels}
