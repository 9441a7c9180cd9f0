"""Evidence as it is kept: only rows that say something else than in the run before are written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from linkgraph.ledger.drawn import keep_drawn
from linkgraph.ledger.ledger import arrow, given, whole
from linkgraph.linking.steps import FIRST, stepped_all

if TYPE_CHECKING:
    import duckdb

_SAID = ["id", "weight", "shared", "said", "suppressed"]


def keep_evidence(ledger: duckdb.DuckDBPyConnection, evidence: pl.DataFrame, apart: pl.DataFrame, run: str) -> None:
    """Brings `evidence` in line with what was weighed, and makes `hub_value`.

    `evidence` is as `without` gives it; that of the pairs in `apart` (left, right) is suppressed.
    """
    marked = _marked(evidence, apart)
    before = pl.DataFrame(arrow(ledger, _BEFORE))
    standing = marked.select(_SAID).join(before, on=_SAID, how="semi", nulls_equal=True).select("id")
    weighed = marked.join(standing, on="id", how="anti") if len(standing) else marked
    with given(ledger, weighed=weighed.to_arrow(), standing=standing.to_arrow()), whole(ledger):
        keep_drawn(ledger, _OUTDATED)
        ledger.execute("DELETE FROM evidence WHERE " + _OUTDATED if len(standing) else "DELETE FROM evidence")
        ledger.execute(_EVIDENCE, [run])
        ledger.execute("DELETE FROM hub_value")
        ledger.execute(_HUB_VALUES)


def _marked(evidence: pl.DataFrame, apart: pl.DataFrame) -> pl.DataFrame:
    kept = apart.select(
        pl.col("left").cast(evidence.schema["l"]).alias("l"),
        pl.col("right").cast(evidence.schema["r"]).alias("r"),
        pl.lit(True).alias("suppressed"),
    )
    evidence = evidence.with_columns(stepped_all(evidence["accounts"]))
    marked = evidence.join(kept, on=["l", "r"], how="left", maintain_order="left")
    return marked.select(
        "id",
        "name",
        "family",
        "weight",
        "said",
        pl.when(pl.col("weight") >= 0).then("accounts").alias("shared"),
        pl.col("suppressed").fill_null(False) | pl.col("taken"),
    )


_BEFORE = "SELECT pair AS id, weight, said, accounts AS shared, suppressed FROM evidence WHERE pair IS NOT NULL"

_OUTDATED = "(pair IS NULL OR pair NOT IN (SELECT id FROM standing))"

_EVIDENCE = f"""
INSERT INTO evidence
WITH p AS (
    SELECT left(md5(concat_ws('|', signal, l, r, lfp, rfp)), 16) AS evidence, * FROM weighed JOIN pair USING (id)
)
SELECT p.evidence, p.signal, p.name, p.family, p.l, p.r, p.level,
       p.distance, p.detail || p.said || CASE WHEN p.shared > 2 AND p.weight > 0 AND p.name <> 'biography'
           THEN ' (shared by ' || CASE WHEN p.shared < {FIRST} THEN '' ELSE 'about ' END || p.shared || ' accounts)'
           ELSE '' END,
       p.lv, p.rv, p.weight, p.shared, p.suppressed, coalesce(b.run, ?), CASE WHEN p.bits IS NULL THEN p.id END, p.said
FROM p LEFT JOIN drawn_before b ON b.id = p.evidence
ORDER BY p.l, p.r, p.signal, p.level, p.lfp, p.rfp
"""

_HUB_VALUES = """
INSERT INTO hub_value SELECT DISTINCT h.signal, split_part(p.value, '|', 1) FROM hub_fp h
JOIN fingerprint p ON p.signal = h.signal AND p.fp = h.fp WHERE h.suppressed
"""
