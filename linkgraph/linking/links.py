"""From evidence to links: the sum of a pair's evidence, and whether it is enough."""

from __future__ import annotations

import polars as pl

from linkgraph.linking.model import Model, links_alone

JUDGED = {"left": pl.String, "right": pl.String, "judgement": pl.String}


def make_links(totals: pl.DataFrame, judgements: pl.DataFrame, model: Model) -> pl.DataFrame:
    """The links: l, r, weight (bits), probability, signals, judged.

    A pair is linked where its evidence is `enough` (see `sum_evidence`). Judgements outrank: `same` makes
    a link, `different` takes it away. `judgements` has left < right and the newest word of each pair.
    """
    judged = judgements.rename({"left": "l", "right": "r"})
    linked = totals.join(judged, on=["l", "r"], how="full", coalesce=True).filter(
        (pl.col("judgement") == "same")
        | (pl.col("enough").fill_null(False) & (pl.col("judgement") != "different").fill_null(True))
    )
    weights = linked["weight"].fill_null(0.0)
    return linked.select(
        "l",
        "r",
        weights.alias("weight"),
        pl.Series("probability", [round(model.probability(weight), 6) for weight in weights], pl.Float64),
        pl.col("signals").fill_null(pl.lit([], pl.List(pl.String))),
        pl.when(pl.col("judgement") == "same").then(pl.lit("same")).alias("judged"),
    ).sort(["weight", "l", "r"], descending=[True, False, False])


def sum_evidence(evidence: pl.DataFrame, model: Model) -> pl.DataFrame:
    """What the evidence of each pair comes to: l, r, weight (bits), signals, enough.

    It is enough where its weight reaches the threshold and either a signal that may link alone
    speaks for it or enough kinds of supporting evidence do.
    """
    alone = [key for key in model.signals if links_alone(key)]
    for_it = pl.col("weight") > 0
    strong = for_it & (pl.col("weight") >= model.support)
    totals = evidence.group_by("l", "r").agg(
        pl.col("weight").sum().round(2),
        pl.col("name").filter(for_it).cast(pl.String).unique().sort().alias("signals"),
        ((pl.col("weight") >= model.alone) & pl.col("signal").is_in(alone)).any().alias("alone"),
        pl.col("group").filter(strong & ~pl.col("explained")).n_unique().alias("kinds"),
    )
    enough = (pl.col("weight") >= model.threshold) & (pl.col("alone") | (pl.col("kinds") >= model.families))
    return totals.select(pl.col("l", "r").cast(pl.String), "weight", "signals", enough.alias("enough"))
