"""Evidence that people took out: what rested on it goes, the rest is weighed as if it had never been there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from linkgraph.ledger.ledger import given
from linkgraph.linking.evidence import weigh
from linkgraph.linking.model import Model

if TYPE_CHECKING:
    import duckdb


def without(
    ledger: duckdb.DuckDBPyConnection, model: Model, evidence: pl.DataFrame, doubted: pl.DataFrame
) -> pl.DataFrame:
    """`evidence` with the column `taken`, and weighed anew where `doubted` (left, right, signal) names any of it.

    What was taken out keeps the weight it had, so that people see what it was.
    """
    if doubted.is_empty():
        return evidence.with_columns(taken=pl.lit(False))
    said = doubted.rename({"left": "l", "right": "r", "signal": "name"})
    gone = evidence.join(
        evidence.select("id", pl.col("l", "r", "name").cast(pl.String))
        .join(said, on=["l", "r", "name"], how="semi")
        .select("id"),
        on="id",
        how="semi",
    )
    with given(ledger, gone=gone.select("id").to_arrow()):
        ledger.execute("INSERT INTO taken_out SELECT id FROM gone")
        kept = weigh(ledger, model).with_columns(pl.col("l", "r").cast(pl.String), taken=pl.lit(False))
        ledger.execute("DELETE FROM taken_out WHERE id IN (SELECT id FROM gone)")
    gone = gone.with_columns(pl.col("l", "r").cast(pl.String), taken=pl.lit(True))
    return pl.concat([kept, gone.select(kept.columns)], how="vertical_relaxed")
