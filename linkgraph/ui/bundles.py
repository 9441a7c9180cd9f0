"""Evidence that many accounts share, gathered into one item instead of a mesh of edges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import networkx

Row = dict[str, Any]
FEWEST = 5
"""Accounts from which on a shared value is drawn as its own node."""
DENSE = 0.6
"""The part of all pairs that must have evidence before near values count as one."""


@dataclass(frozen=True, slots=True)
class Bundle:
    """A value, or near values, that several accounts share; `accounts` has each one's greatest weight.

    `holder` is an account that has exactly `value`.
    """

    ident: str
    signal: str
    value: str
    accounts: dict[str, float]
    holder: str = ""


def bundles(evidence: Iterable[Row]) -> tuple[list[Bundle], list[Row]]:
    """The bundles in the evidence, and the rows that are in none, the strongest of each pair and signal."""
    by_signal: dict[str, list[Row]] = defaultdict(list)
    for row in evidence:
        by_signal[row["signal"]].append(row)
    shared: list[Bundle] = []
    single: list[Row] = []
    for rows in by_signal.values():
        taken: set[int] = set()
        for group in [*_exact(rows), *_dense(rows)]:
            if not taken.issuperset(map(id, group)):
                shared.append(_bundle(group))
                taken.update(map(id, group))
        single += _strongest(row for row in rows if id(row) not in taken)
    return shared, single


def _exact(rows: Sequence[Row]) -> Iterator[list[Row]]:
    by_value: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["left_value"] and row["left_value"] == row["right_value"]:
            by_value[row["left_value"]].append(row)
    yield from (group for group in by_value.values() if len(_ends(group)) >= FEWEST)


def _dense(rows: Sequence[Row]) -> Iterator[list[Row]]:
    graph = networkx.Graph((row["left"], row["right"]) for row in rows)
    for part in networkx.connected_components(graph):
        if len(part) >= FEWEST and networkx.density(graph.subgraph(part)) >= DENSE:
            yield [row for row in rows if row["left"] in part]


def _bundle(rows: Sequence[Row]) -> Bundle:
    first = max(rows, key=lambda row: (row["weight"], str(row["left_value"])))
    weights: dict[str, float] = defaultdict(float)
    for row in rows:
        for end in (row["left"], row["right"]):
            weights[end] = max(weights[end], row["weight"])
    value = str(first["left_value"] or "")
    anchor = min(_ends(rows))
    ident = f"item {first['signal']} {anchor} {value[:24]}"
    return Bundle(ident, first["signal"], value, dict(sorted(weights.items())), first["left"])


def _strongest(rows: Iterable[Row]) -> list[Row]:
    best: dict[tuple[str, str], Row] = {}
    for row in rows:
        pair = (row["left"], row["right"])
        if pair not in best or row["weight"] > best[pair]["weight"]:
            best[pair] = row
    return list(best.values())


def _ends(rows: Iterable[Row]) -> set[str]:
    return {row[end] for row in rows for end in ("left", "right")}
