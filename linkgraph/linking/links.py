"""From evidence to links: the sum of a pair's evidence, and whether it is enough."""

from __future__ import annotations

import polars as pl

from linkgraph.linking.model import Model, links_alone

JUDGED = {"left": pl.String, "right": pl.String, "judgement": pl.String}


def make_links(evidence: pl.DataFrame, judgements: pl.DataFrame, model: Model) -> pl.DataFrame:
    """The links: l, r, weight (bits), probability, signals, judged.

    A pair is linked where its weight reaches the threshold and either a signal that may link
    alone speaks for it or enough kinds of supporting evidence do. Judgements outrank: `same`
    makes a link, `different` takes it away. `judgements` has left < right and the newest word
    of each pair.
    """
    totals = _totals(evidence, model).join(
        judgements.rename({"left": "l", "right": "r"}), on=["l", "r"], how="full", coalesce=True
    )
    enough = (pl.col("weight") >= model.threshold) & (pl.col("alone") | (pl.col("kinds") >= model.families))
    linked = totals.filter(
        (pl.col("judgement") == "same")
        | (enough.fill_null(False) & (pl.col("judgement") != "different").fill_null(True))
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


def _totals(evidence: pl.DataFrame, model: Model) -> pl.DataFrame:
    alone = [key for key in model.signals if links_alone(key)]
    for_it = pl.col("weight") > 0
    strong = for_it & (pl.col("weight") >= model.support)
    return evidence.group_by("l", "r").agg(
        pl.col("weight").sum().round(2),
        pl.col("name").filter(for_it).cast(pl.String).unique().sort().alias("signals"),
        ((pl.col("weight") >= model.alone) & pl.col("signal").is_in(alone)).any().alias("alone"),
        pl.col("group").filter(strong & ~pl.col("explained")).n_unique().alias("kinds"),
    )
