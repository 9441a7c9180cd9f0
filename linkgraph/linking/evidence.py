"""Weighing: from comparisons to evidence in bits, each pair's family discount already in.

1. Every comparison gets its level's bits, less what the value's reach takes off.
2. With those, each value's accounts are gathered into groups backed by other evidence, and
   the weight is taken again with the number of groups (see `strangers`).
3. Evidence of one group says one thing: the strongest counts whole, the rest a little.
4. People of different names under one roof are a household or an office before they are one hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from linkgraph.ledger.ledger import arrow
from linkgraph.linking.model import Model
from linkgraph.linking.strangers import components, count_strangers
from linkgraph.signals import signals

if TYPE_CHECKING:
    import duckdb

_ORDER = ["weight", "signal", "level", "lfp", "rfp"]
_DOWN = [True, False, False, False, False]


def weigh(ledger: duckdb.DuckDBPyConnection, model: Model) -> pl.DataFrame:
    """The evidence: one row a comparison that stays.

    Columns: signal (key), name, family, group, l, r, level, detail, lv, rv, weight (bits),
    accounts, strangers.
    """
    pairs = pl.DataFrame(arrow(ledger, "SELECT * FROM pair"))
    if pairs.is_empty():
        return _empty()
    population = max(_accounts(ledger), model.rare)
    values = _value_groups(ledger)
    pairs = _with_signals(pairs, model).join(values, on=["signal", "lfp"], how="left")
    first = _weighted(pairs, model, population, "accounts")
    pairs = _with_strangers(first, ledger, values, model)
    weighed = _weighted(pairs, model, population, "strangers")
    return _discounted(_without_bare_facts(weighed, model), model)


def _accounts(ledger: duckdb.DuckDBPyConnection) -> int:
    row = ledger.execute("SELECT count(DISTINCT account) FROM fact").fetchone()
    return int(row[0]) if row else 0


def _with_signals(pairs: pl.DataFrame, model: Model) -> pl.DataFrame:
    known = pl.DataFrame(
        [
            {
                "signal": key,
                "name": signals()[key].name,
                "family": signals()[key].family,
                "group": weights.group,
                "rarity": weights.rarity,
            }
            for key, weights in model.signals.items()
        ]
    )
    return pairs.join(known, on="signal")


def _weighted(pairs: pl.DataFrame, model: Model, population: int, by: str) -> pl.DataFrame:
    """With `weight`, from the level, the accounts in column `by` and the gap; each combination once."""
    pairs = pairs.drop("weight", strict=False)
    cases = pairs.select("signal", "level", by, "gap").unique()
    bits = [
        model.signals[signal].faded(model.signals[signal].weight(level, float(count), population), gap)
        for signal, level, count, gap in cases.iter_rows()
    ]
    return pairs.join(cases.with_columns(pl.Series("weight", bits, pl.Float64)), on=["signal", "level", by, "gap"])


def _value_groups(ledger: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """For each carried fingerprint the group of alike ones it is in: signal, lfp, value."""
    carried = pl.DataFrame(arrow(ledger, "SELECT DISTINCT signal, fp AS lfp FROM carrier"))
    carried = carried.sort("signal", "lfp").with_row_index("node")
    alike = pl.DataFrame(
        arrow(
            ledger,
            "SELECT signal, left_fp AS lfp, right_fp AS rfp FROM alike "
            "WHERE (signal, left_fp) NOT IN (SELECT (signal, fp) FROM hub_fp WHERE suppressed) "
            "AND (signal, right_fp) NOT IN (SELECT (signal, fp) FROM hub_fp WHERE suppressed)",
        )
    )
    left = alike.join(carried, on=["signal", "lfp"], how="inner")
    both = left.join(carried.rename({"lfp": "rfp", "node": "other"}), on=["signal", "rfp"], how="inner")
    labels = components(len(carried), both["node"].to_numpy(), both["other"].to_numpy())
    return carried.select("signal", "lfp").with_columns(pl.Series("value", labels))


def _with_strangers(
    pairs: pl.DataFrame, ledger: duckdb.DuckDBPyConnection, values: pl.DataFrame, model: Model
) -> pl.DataFrame:
    """With `strangers`: groups of unrelated accounts; for names and facts, whose frequency counts, the reach."""
    backed = _backed(pairs, model)
    carried = pl.DataFrame(arrow(ledger, "SELECT signal, fp AS lfp, account FROM carrier"))
    carried = carried.join(values, on=["signal", "lfp"])
    accounts = carried.select("account").unique().sort("account").with_row_index("number")
    carried = carried.join(accounts, on="account")
    numbered = backed.join(accounts.rename({"account": "l", "number": "ln"}), on="l").join(
        accounts.rename({"account": "r", "number": "rn"}), on="r"
    )
    counts = count_strangers(
        carried["value"].to_numpy(),
        carried["number"].cast(pl.Int64).to_numpy(),
        numbered["value"].to_numpy(),
        numbered["ln"].cast(pl.Int64).to_numpy(),
        numbered["rn"].cast(pl.Int64).to_numpy(),
        numbered["backed"].to_numpy(),
    )
    groups = pl.Series("groups", counts[numbered["value"].to_numpy()])
    return numbered.with_columns(groups).with_columns(
        pl.when("rarity").then("accounts").otherwise(pl.max_horizontal("groups", 2)).cast(pl.Int64).alias("strangers")
    )


def _backed(pairs: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Whether the other groups of evidence, together, speak for the pair."""
    best = pairs.group_by("l", "r", "group").agg(pl.col("weight").max().alias("best"))
    against = pairs.filter(pl.col("weight") < 0).group_by("l", "r").agg(pl.col("weight").sum().alias("against"))
    total = best.group_by("l", "r").agg(pl.col("best").clip(lower_bound=0).sum().alias("total"))
    joined = (
        pairs.join(best, on=["l", "r", "group"]).join(total, on=["l", "r"]).join(against, on=["l", "r"], how="left")
    )
    others = pl.col("total") - pl.col("best").clip(lower_bound=0) + pl.col("against").fill_null(0.0)
    return joined.with_columns((others >= model.backed).alias("backed")).drop("best", "total", "against")


def _without_bare_facts(pairs: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Leaves out pairs for which only facts of their profiles speak, and those not enough."""
    spoken = (
        pairs.filter(pl.col("weight") > 0)
        .group_by("l", "r")
        .agg((pl.col("name") == "biography").all().alias("bare"), pl.col("weight").sum().alias("for"))
    )
    kept = spoken.filter(~pl.col("bare") | (pl.col("for") >= model.biography)).select("l", "r")
    return pairs.join(kept, on=["l", "r"], how="semi")


def _discounted(pairs: pl.DataFrame, model: Model) -> pl.DataFrame:
    rank = pl.col("weight").rank("ordinal", descending=True).over("l", "r", "group")
    ranked = pairs.sort(*_ORDER, descending=_DOWN).with_columns(rank.alias("rank"))
    homes = _households(pairs)
    ranked = ranked.join(homes, on=["l", "r"], how="left").with_columns(pl.col("household").fill_null(False))
    roof = pl.col("household") & (pl.col("group") == "roof")
    factor = pl.when((pl.col("weight") > 0) & (pl.col("rank") > 1)).then(model.credit).otherwise(1.0) * pl.when(
        roof & (pl.col("weight") > 0)
    ).then(model.household).otherwise(1.0)
    said = pl.when(roof).then(pl.lit("; one household or office is likely")).otherwise(pl.lit(""))
    return ranked.with_columns(
        (pl.col("weight") * factor).round(2),
        (pl.col("detail") + said).alias("detail"),
        roof.alias("household_roof"),
    ).sort("l", "r", "signal", "level", "lfp", "rfp")


def _households(pairs: pl.DataFrame) -> pl.DataFrame:
    """Pairs of different names, or with the family name in common, who live or work at one address."""
    others = pairs.filter((pl.col("signal") == "name") & pl.col("level").is_in(["partial", "different"]))
    home = pairs.filter((pl.col("signal") == "address") & (pl.col("weight") > 0)).select("l", "r").unique()
    return others.select("l", "r").unique().join(home, on=["l", "r"]).with_columns(pl.lit(True).alias("household"))


def _empty() -> pl.DataFrame:
    text = dict.fromkeys(["signal", "name", "family", "group", "l", "r", "level", "detail", "lv", "rv"], pl.String)
    return pl.DataFrame(
        schema={
            **text,
            "weight": pl.Float64,
            "accounts": pl.Int64,
            "strangers": pl.Int64,
            "distance": pl.Float64,
            "household_roof": pl.Boolean,
            "lfp": pl.UInt64,
            "rfp": pl.UInt64,
        }
    )
