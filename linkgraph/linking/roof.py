"""People under one roof: a household or an office, before they are one hand.

Two accounts are under one roof where they share an address and carry different names. A value
whose sharers mostly are (the phone of an agency, the line of a house) is the roof's own, so that
whoever shares it is under the roof too, whether or not the address could be read.
"""

from __future__ import annotations

import polars as pl

AGREED = ["same", "longer", "spelling", "initials"]
MOST = 0.5
"""Part of a value's sharers that live with another of them, from which the value is the roof's."""


def under_one_roof(pairs: pl.DataFrame) -> pl.DataFrame:
    """The pairs `l`, `r` under one roof. `pairs` has signal, group, level, weight, value, l, r."""
    agreed = pairs.filter((pl.col("signal") == "name") & pl.col("level").is_in(AGREED))
    shared = pairs.filter((pl.col("group") == "roof") & (pl.col("weight") > 0)).join(agreed, on=["l", "r"], how="anti")
    named = shared.join(pairs.filter(pl.col("signal") == "name"), on=["l", "r"], how="semi")
    home = named.filter(pl.col("signal") == "address").select("l", "r").unique()
    values = (
        _sharers(named)
        .join(_sharers(named.join(home, on=["l", "r"], how="semi")), on=["signal", "value"], suffix="_home")
        .filter(pl.col("account_home") >= MOST * pl.col("account"))
    )
    also = shared.join(values, on=["signal", "value"], how="semi").select("l", "r")
    return pl.concat([home, also]).unique().sort("l", "r")


def _sharers(pairs: pl.DataFrame) -> pl.DataFrame:
    """How many accounts meet on each value."""
    ends = [pairs.select("signal", "value", account=end) for end in ("l", "r")]
    return pl.concat(ends).group_by("signal", "value").agg(pl.col("account").n_unique())
