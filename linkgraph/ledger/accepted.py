"""Weights that a person accepted: a file of lines beside the journal of judgements, only ever added to."""

from __future__ import annotations

import json
from pathlib import Path

FILE = "weights.jsonl"
Weights = dict[str, dict[str, float]]


def accept(work: Path, signal: str, level: str, weight: float | None, by: str, at: str) -> None:
    """Notes a weight (bits) for a level of a signal; None takes back what was accepted for it."""
    entry = {"signal": signal, "level": level, "weight": weight, "by": by, "at": at}
    with (work / FILE).open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")


def accepted(work: Path) -> Weights:
    """By signal and level the weight that was accepted last, where it was not taken back."""
    path, found = work / FILE, Weights()
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
    for line in lines:
        try:
            entry = json.loads(line)
            signal, level, weight = entry["signal"], entry["level"], entry["weight"]
        except (ValueError, KeyError, TypeError):
            continue
        found.setdefault(signal, {}).pop(level, None)
        if isinstance(weight, int | float):
            found[signal][level] = float(weight)
    return {signal: levels for signal, levels in found.items() if levels}
