"""The linking stage as a whole: fingerprints, comparisons, evidence, links."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import polars as pl

from linkgraph.beside import beside
from linkgraph.ledger.judgements import doubted
from linkgraph.ledger.ledger import given, whole
from linkgraph.linking.chance import leave_out_chance
from linkgraph.linking.doubt import without
from linkgraph.linking.evidence import weigh
from linkgraph.linking.facts import add_to_pairs, find_facts, learn, model_of_facts
from linkgraph.linking.fingerprints import make_fingerprints
from linkgraph.linking.keeping import keep_evidence
from linkgraph.linking.links import make_links, sum_evidence
from linkgraph.linking.model import Model
from linkgraph.linking.pairs import made_by, make_pairs
from linkgraph.linking.reach import find_hubs
from linkgraph.linking.scopes import find_scopes
from linkgraph.linking.services import hold_back_services
from linkgraph.linking.similar import compare_all
from linkgraph.linking.touched import forget_others

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
    stamp = made_by(model, [field.key for field in facts.fields] if facts else [])
    forget_others(ledger, stamp)
    compare_all(ledger, model, progress)
    with progress.stage("weighing", 4) as stage:
        hold_back_services(ledger)
        find_hubs(ledger, model)
        find_scopes(ledger)
        stage.advance(1)
        make_pairs(ledger, model, stamp)
        stage.advance(1)
        if facts:
            weighed = learn(ledger, facts, model, progress)
            model = model_of_facts(model, facts, weighed.learned)
            add_to_pairs(ledger, facts, weighed)
        else:
            leave_out_chance(ledger, model)
        evidence = without(ledger, model, weigh(ledger, model), doubted(ledger))
        stage.advance(1)
        apart = judgements.filter(pl.col("judgement") == "different")
        with beside(lambda: keep_evidence(ledger, evidence, apart, run)) as kept, ledger.cursor() as own:
            totals = sum_evidence(evidence.filter(~pl.col("taken")), model)
            _keep_links(own, totals, make_links(totals, judgements, model), run)
            then(own, model)
        kept.result()
        stage.advance(1)
    return model


def _keep_links(ledger: duckdb.DuckDBPyConnection, totals: pl.DataFrame, links: pl.DataFrame, run: str) -> None:
    with given(ledger, linked=links.to_arrow(), summed=totals.to_arrow()), whole(ledger):
        ledger.execute("DELETE FROM pair_total; DELETE FROM link")
        ledger.execute("INSERT INTO pair_total SELECT l, r, weight, signals, enough FROM summed")
        ledger.execute("INSERT INTO link SELECT l, r, weight, probability, signals, judged, ? FROM linked", [run])
