"""The linking stage as a whole: fingerprints, comparisons, evidence, links."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from linkgraph.linking.evidence import weigh
from linkgraph.linking.fingerprints import make_fingerprints
from linkgraph.linking.links import make_links
from linkgraph.linking.model import Model
from linkgraph.linking.pairs import make_pairs
from linkgraph.linking.reach import find_hubs
from linkgraph.linking.similar import compare_all

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress


def link(
    ledger: duckdb.DuckDBPyConnection, model: Model, judgements: pl.DataFrame, run: str, progress: Progress
) -> None:
    """Makes the tables `evidence`, `link` and `hub_value` anew from the facts."""
    make_fingerprints(ledger, progress)
    compare_all(ledger, model, progress)
    with progress.stage("weighing", 4) as stage:
        find_hubs(ledger, model)
        stage.advance(1)
        make_pairs(ledger, model)
        stage.advance(1)
        evidence = weigh(ledger, model)
        stage.advance(1)
        apart = judgements.filter(pl.col("judgement") == "different")
        links = make_links(evidence, judgements, model)
        _keep(ledger, evidence, links, apart, run)
        stage.advance(1)


def _keep(
    ledger: duckdb.DuckDBPyConnection,
    evidence: pl.DataFrame,
    links: pl.DataFrame,
    apart: pl.DataFrame,
    run: str,
) -> None:
    marked = evidence.join(
        apart.select(pl.col("left").alias("l"), pl.col("right").alias("r"), pl.lit(True).alias("suppressed")),
        on=["l", "r"],
        how="left",
    ).with_columns(pl.col("suppressed").fill_null(False))
    ledger.register("weighed", marked.to_arrow())
    ledger.register("linked", links.to_arrow())
    ledger.execute("BEGIN; DELETE FROM evidence; DELETE FROM link; DELETE FROM hub_value")
    ledger.execute(_EVIDENCE)
    ledger.execute("INSERT INTO link SELECT l, r, weight, probability, signals, judged, ? FROM linked", [run])
    ledger.execute(_HUB_VALUES)
    ledger.execute("COMMIT")
    ledger.unregister("weighed")
    ledger.unregister("linked")


_EVIDENCE = """
INSERT INTO evidence
SELECT left(md5(concat_ws('|', signal, l, r, lfp, rfp)), 16), signal, name, family, l, r, level, distance,
       CASE WHEN accounts > 2 AND weight > 0 AND name <> 'biography'
            THEN detail || ' (shared by ' || accounts || ' accounts)' ELSE detail END,
       lv, rv, weight, accounts, suppressed
FROM weighed
"""

_HUB_VALUES = """
INSERT INTO hub_value SELECT DISTINCT h.signal, split_part(p.value, '|', 1) FROM hub_fp h
JOIN fingerprint p ON p.signal = h.signal AND p.fp = h.fp WHERE h.suppressed
"""
