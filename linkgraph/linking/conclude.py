"""The linking stage as a whole: fingerprints, comparisons, evidence, links."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import polars as pl

from linkgraph.beside import beside
from linkgraph.ledger.drawn import keep_drawn
from linkgraph.ledger.judgements import doubted
from linkgraph.ledger.ledger import given, whole
from linkgraph.linking.doubt import without
from linkgraph.linking.evidence import weigh
from linkgraph.linking.facts import add_to_pairs, find_facts, learn, model_of_facts
from linkgraph.linking.fingerprints import make_fingerprints
from linkgraph.linking.links import make_links, sum_evidence
from linkgraph.linking.model import Model
from linkgraph.linking.pairs import make_pairs
from linkgraph.linking.reach import find_hubs
from linkgraph.linking.scopes import find_scopes
from linkgraph.linking.services import hold_back_services
from linkgraph.linking.similar import compare_all

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress


Then = Callable[["duckdb.DuckDBPyConnection", Model], None]
"""What follows from links: it is given a connection that sees them, and the weights that they went by."""


def link(
    ledger: duckdb.DuckDBPyConnection,
    model: Model,
    judgements: pl.DataFrame,
    run: str,
    progress: Progress,
    then: Then = lambda _ledger, _model: None,
) -> Model:
    """Makes the tables `evidence`, `pair_total`, `link` and `hub_value` anew from the facts, and does what follows.

    Evidence is kept beside its sums, the links and what follows from them, which is done on a connection of its own.
    Returns the weights it went by: `model`, and where there is little but facts what was learned of them.
    """
    make_fingerprints(ledger, progress)
    facts = find_facts(ledger)
    compare_all(ledger, model, progress)
    with progress.stage("weighing", 4) as stage:
        hold_back_services(ledger)
        find_hubs(ledger, model)
        find_scopes(ledger)
        stage.advance(1)
        make_pairs(ledger, model)
        stage.advance(1)
        if facts:
            weighed = learn(ledger, facts, model, progress)
            model = model_of_facts(model, facts, weighed.learned)
            add_to_pairs(ledger, facts, weighed)
        evidence = without(ledger, model, weigh(ledger, model), doubted(ledger))
        stage.advance(1)
        apart = judgements.filter(pl.col("judgement") == "different")
        with beside(lambda: _keep_evidence(ledger, evidence, apart, run)) as kept, ledger.cursor() as own:
            totals = sum_evidence(evidence.filter(~pl.col("taken")), model)
            _keep_links(own, totals, make_links(totals, judgements, model), run)
            then(own, model)
        kept.result()
        stage.advance(1)
    return model


def _keep_evidence(ledger: duckdb.DuckDBPyConnection, evidence: pl.DataFrame, apart: pl.DataFrame, run: str) -> None:
    marked = evidence.join(
        apart.select(
            pl.col("left").cast(evidence.schema["l"]).alias("l"),
            pl.col("right").cast(evidence.schema["r"]).alias("r"),
            pl.lit(True).alias("suppressed"),
        ),
        on=["l", "r"],
        how="left",
    ).with_columns(pl.col("suppressed").fill_null(False) | pl.col("taken"))
    weighed = marked.select("id", "name", "family", "weight", "said", "suppressed").to_arrow()
    with given(ledger, weighed=weighed), whole(ledger):
        keep_drawn(ledger)
        ledger.execute("DELETE FROM evidence; DELETE FROM hub_value")
        ledger.execute(_EVIDENCE, [run])
        ledger.execute(_HUB_VALUES)


def _keep_links(ledger: duckdb.DuckDBPyConnection, totals: pl.DataFrame, links: pl.DataFrame, run: str) -> None:
    with given(ledger, linked=links.to_arrow(), summed=totals.to_arrow()), whole(ledger):
        ledger.execute("DELETE FROM pair_total; DELETE FROM link")
        ledger.execute("INSERT INTO pair_total SELECT l, r, weight, signals, enough FROM summed")
        ledger.execute("INSERT INTO link SELECT l, r, weight, probability, signals, judged, ? FROM linked", [run])


_EVIDENCE = """
INSERT INTO evidence
SELECT p.evidence, p.signal, w.name, w.family, p.l, p.r, p.level,
       p.distance, p.detail || w.said || CASE WHEN p.accounts > 2 AND w.weight > 0 AND w.name <> 'biography'
                                         THEN ' (shared by ' || p.accounts || ' accounts)' ELSE '' END,
       p.lv, p.rv, w.weight, CASE WHEN w.weight < 0 THEN NULL ELSE p.accounts END, w.suppressed, coalesce(b.run, ?)
FROM weighed w JOIN (SELECT left(md5(concat_ws('|', signal, l, r, lfp, rfp)), 16) AS evidence, * FROM pair) p USING (id)
LEFT JOIN drawn_before b ON b.id = p.evidence
ORDER BY p.l, p.r, p.signal, p.level, p.lfp, p.rfp
"""

_HUB_VALUES = """
INSERT INTO hub_value SELECT DISTINCT h.signal, split_part(p.value, '|', 1) FROM hub_fp h
JOIN fingerprint p ON p.signal = h.signal AND p.fp = h.fp WHERE h.suppressed
"""
