"""How common a value is beyond those who share another one.

That two accounts who share a picture also use one text says much where nobody else uses the text, and next to nothing
where every fifth account does. So how common the text is, is counted on those who do not show the picture: a ring
whose accounts share both does not make itself common.
"""

from __future__ import annotations

import polars as pl


def common_beyond(pairs: pl.DataFrame, carried: pl.DataFrame, accounts: int) -> pl.Series:
    """For each row of `pairs` the bits that the other evidence of its pair says less, being common beyond its value.

    `pairs` has pair, group, value, weight (bits) and common: whether the value may be common; `carried` has value and
    number: who has it, out of `accounts`. Evidence of a common value says at most -log2 of the share of those with
    it among those without the row's value; of each group the strongest is looked at.
    """
    rows = pairs.select("pair", "group", "value").with_row_index("row")
    strongest = pairs.sort("weight", "value", descending=[True, False]).unique(["pair", "group"], keep="first")
    others = strongest.filter(pl.col("common") & (pl.col("weight") > 0))
    met = rows.join(others.select("pair", "weight", also="group", other="value"), on="pair").filter(
        pl.col("group") != pl.col("also")
    )
    told = met.join(_shares(met.select("value", "other").unique(), carried, accounts), on=["value", "other"])
    less = (pl.col("weight") + pl.col("share").log(2)).clip(lower_bound=0.0)
    return rows.join(told.group_by("row").agg(less.sum().alias("less")), on="row", how="left", maintain_order="left")[
        "less"
    ].fill_null(0.0)


def _shares(wanted: pl.DataFrame, carried: pl.DataFrame, accounts: int) -> pl.DataFrame:
    """`wanted` (value, other) with share: of the accounts without `value` those with `other`; 0 where all have it."""
    holders = carried.select("value", "number").unique()
    sizes = holders.group_by("value").agg(pl.len().cast(pl.Int64).alias("size"))
    second = holders.rename({"value": "other"})
    both = wanted.join(holders, on="value").join(second, on=["other", "number"]).group_by("value", "other").len("both")
    sized = wanted.join(sizes, on="value").join(sizes.rename({"value": "other", "size": "others"}), on="other")
    beyond = pl.col("others") - pl.col("both").fill_null(0).cast(pl.Int64)
    without = accounts - pl.col("size")
    return sized.join(both, on=["value", "other"], how="left").select(
        "value", "other", pl.when(without > 0).then(beyond / without).otherwise(0.0).alias("share")
    )
