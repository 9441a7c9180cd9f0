"""People under one roof: a household or an office, before they are one hand.

Two accounts are under one roof where they share an address and carry different names. A value
whose sharers mostly are (the phone of an agency, the line of a house) is the roof's own, so that
whoever shares it is under the roof too, whether or not the address could be read. That holds for
names that are only alike as well: brothers and colleagues often have such names. One name is no such chance.
"""

from __future__ import annotations

import polars as pl

AGREED = ["same", "longer", "spelling", "initials"]
ONE = ["same", "longer"]
"""Levels of names that are one, as it is written."""
MOST = 0.5
"""Part of a value's sharers that live with another of them, from which the value is the roof's."""


def under_one_roof(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs `l`, `r` under one roof. `pairs` has signal, group, level, weight, value, l, r."""
    met = pairs.filter((pl.col("group") == "roof") & (pl.col("weight") > 0))
    shared = met.join(_names(pairs, AGREED), on=["l", "r"], how="anti")
    named = shared.join(pairs.filter(pl.col("signal") == "name"), on=["l", "r"], how="semi")
    home = named.filter(pl.col("signal") == "address").select("l", "r").unique()
    values = (
        _sharers(named)
        .join(_sharers(named.join(home, on=["l", "r"], how="semi")), on=["signal", "value"], suffix="_home")
        .filter(pl.col("account_home") >= MOST * pl.col("account"))
    )
    others = met.join(_names(pairs, ONE), on=["l", "r"], how="anti")
    also = others.join(values, on=["signal", "value"], how="semi").select("l", "r")
    return pl.concat([home, also]).unique().sort("l", "r")


def _names(pairs: pl.DataFrame, levels: list[str]) -> pl.DataFrame:
    return pairs.filter((pl.col("signal") == "name") & pl.col("level").is_in(levels))


def _sharers(pairs: pl.DataFrame) -> pl.DataFrame:
    """How many accounts meet on each value."""
    ends = [pairs.select("signal", "value", account=end) for end in ("l", "r")]
    return pl.concat(ends).group_by("signal", "value").agg(pl.col("account").n_unique())
