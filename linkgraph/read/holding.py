"""How well one cluster holds, in rows and in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from linkgraph.clusters.holding import Piece, Support, bridges, supports, survival
from linkgraph.linking.model import Model, load_model
from linkgraph.read.rows import Row

TOLD = 5
"""Values named in `fragility`; `hangs_on` has them all."""


def holding(links: Sequence[Row], evidence: Sequence[Row], threshold: float | None = None) -> Row:
    """What a cluster stands on. `threshold` (bits) is that of the published weights unless given.

    Keys: `bridges` (`left` `right` `weight`: links without which it falls in two, weakest first) `survival`
    (`threshold` `clusters` `largest` `alone`: what is left where only links of so many bits count)
    `hangs_on` (`signal` `value` `clusters` `alone`: values without which it is no longer whole, by the
    weights alone) `fragility` (sentences).
    """
    edges = [(row["left"], row["right"], row["weight"]) for row in links]
    fixed = [(row["left"], row["right"]) for row in links if row["judged"] == "same"]
    model = load_model()
    pieces = [_piece(row, model) for row in evidence if not row["suppressed"]]
    least = model.threshold if threshold is None else threshold
    found = supports(edges, pieces, least, fixed, model.credit)
    return {
        "bridges": [dict(zip(("left", "right", "weight"), link, strict=True)) for link in bridges(edges)],
        "survival": [asdict(step) for step in survival(edges)],
        "hangs_on": [asdict(support) for support in found],
        "fragility": [_sentence(support) for support in found[:TOLD]] or ["It hangs on no single value."],
    }


def _piece(row: Row, model: Model) -> Piece:
    values = (row["left_value"] or "", row["right_value"] or "")
    weights = model.signals.get(row["signal"])
    return Piece(row["signal"], row["left"], row["right"], *values, row["weight"], weights.group if weights else "")


def _sentence(support: Support) -> str:
    parts = []
    if support.clusters:
        parts.append("one cluster" if support.clusters == 1 else f"{support.clusters} clusters")
    if support.alone:
        parts.append("one account by itself" if support.alone == 1 else f"{support.alone} accounts by themselves")
    name = support.signal.replace("_", " ")
    return f"Without this one {name} ({_short(support.value)}) it is {' and '.join(parts)}."


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= 60 else line[:59] + "…"
