"""Linking a few accounts in memory-sized ledgers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl

from linkgraph.clusters.hubs import list_hubs
from linkgraph.clusters.stage import cluster
from linkgraph.ledger.contents import read_contents
from linkgraph.ledger.facts import build_facts
from linkgraph.ledger.ledger import open_ledger
from linkgraph.linking.conclude import link
from linkgraph.linking.links import JUDGED
from linkgraph.linking.model import Model, load_model
from linkgraph.progress import SilentProgress
from tests.ledger.batches import batch, load

Row = dict[str, str]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Found:
    """What linking made: rows of evidence, links by pair, hubs."""

    model: Model
    evidence: list[dict[str, Any]]
    links: dict[Pair, dict[str, Any]]
    hubs: list[dict[str, Any]]

    def of(self, left: str, right: str, signal: str | None = None) -> list[dict[str, Any]]:
        """The evidence of a pair."""
        pair = sorted((left, right))
        rows = [row for row in self.evidence if [row["left_account"], row["right_account"]] == pair]
        return [row for row in rows if signal in (None, row["signal"])]

    def sum(self, left: str, right: str) -> float:
        """The sum of a pair's evidence, in bits."""
        weights: list[float] = [row["weight"] for row in self.of(left, right)]
        return round(sum(weights), 2)


def linked(
    folder: Path,
    rows: Mapping[str, Sequence[Row]],
    *,
    config: Mapping[str, Mapping[str, Any]] | None = None,
    judgements: Sequence[tuple[str, str, str]] = (),
    allowed: Mapping[str, bool] | None = None,
    doubted: Sequence[tuple[str, str, str]] = (),
) -> Found:
    """Links the accounts of `rows`, by kind of record."""
    model = load_model(config)
    with open_ledger(folder / ".linkgraph") as ledger:
        for kind, given in rows.items():
            load(ledger, kind, [batch(kind, *given)])
        for value, yes in (allowed or {}).items():
            ledger.execute("INSERT INTO hub_decision VALUES (?, ?, 'ann', '', NULL)", [value, yes])
        for place, (left, right, signal) in enumerate(doubted):
            ledger.execute(
                "INSERT INTO judgement BY NAME SELECT ? AS left_account, ? AS right_account, 'different' AS judgement, "
                "? AS place, ? AS signal",
                [left, right, place, signal],
            )
        read_contents(ledger, folder, "r1", SilentProgress())
        build_facts(ledger, SilentProgress())
        model = link(ledger, model, pl.DataFrame(list(judgements), schema=JUDGED, orient="row"), "r1", SilentProgress())
        cluster(ledger, model.threshold, "r1", "2024-01-01T00:00:00Z")
        list_hubs(ledger)
        # `pair` is the number of a row; which row gets which is up to the threads that write them.
        evidence = ledger.sql("SELECT * EXCLUDE (pair) FROM evidence ORDER BY ALL").to_arrow_table().to_pylist()
        links = ledger.sql("SELECT * FROM link ORDER BY ALL").to_arrow_table().to_pylist()
        hubs = ledger.sql("SELECT * FROM hub ORDER BY ALL").to_arrow_table().to_pylist()
    return Found(model, evidence, {(row["left_account"], row["right_account"]): row for row in links}, hubs)
