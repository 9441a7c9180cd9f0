"""Portraits and names that may be somebody else's.

One person with two accounts has no reason to hide it: the two share an address of mail, a phone, a
device, a line. Where two accounts show one portrait under one name, and nothing that only its
owner controls is shared although both show such things, one of them may have taken the other's
identity. Whoever takes a portrait changes it, each time in another way; so one portrait are pictures that
are alike by way of third ones, too. What they have in common then says little, about the two of them and
about everybody else who shows the portrait, unless other evidence would link the account with somebody
all the same.

Where the user name or the mailbox of one of the two tells of the name, and nothing of the other's does, the name is
the former's (see `owners`), and one thing under control that both show and do not share is enough. The other shows a
portrait that is not his own, and that says what it always says: others who show it as well are as likely his own
accounts as ever.
"""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from linkgraph.linking.model import Model, links_alone

Owners = Callable[[pl.DataFrame], pl.DataFrame]
"""Of pairs l, r, lfp, rfp of one name the ends whose name it is: l, r, account."""

CLAIMS = ("photo", "name", "handle", "biography")
"""Names of signals about what anybody can say of himself."""
TAKEN = ("photo", "name")
"""Names of signals about what is taken from somebody else together with his portrait."""
SHOWN = 2
"""Kinds of things under their owner's control that both must show, and not share; one where the name is the one's."""


def controlled(model: Model) -> list[str]:
    """The signals of what only its owner controls."""
    return [key for key in model.signals if key == "ip_session" or (links_alone(key) and key != "photo")]


def borrowed(pairs: pl.DataFrame, shown: pl.DataFrame, owners: Owners, model: Model) -> pl.DataFrame:
    """The rows (signal, l, r) of `pairs` that rest on an identity which may be borrowed.

    `pairs` has signal, name, level, weight, l, r, lfp, rfp and value (alike values have one number); `shown` has
    signal and account: who shows anything for the signals of `controlled`.
    """
    said = pairs.filter(pl.col("weight") > 0)
    alike = said.filter((pl.col("signal") == "name") & (pl.col("lfp") == pl.col("rfp")))
    tied = said.filter(~pl.col("name").is_in(CLAIMS))
    doubted = _of_one_portrait(alike.select("l", "r").unique(), said).join(tied, on=["l", "r"], how="anti")
    named = owners(alike.join(doubted, on=["l", "r"], how="semi"))
    taken = _both_show(_one_owner(doubted, named), shown, 1)
    contested = pl.concat([taken, _both_show(doubted, shown, SHOWN)]).unique()
    other = said.filter(~pl.col("name").is_in(TAKEN))
    firm = other.group_by("l", "r").agg(pl.col("weight").sum()).filter(pl.col("weight") >= model.threshold)
    free = pl.concat([_ends(firm), _takers(contested, named)])
    held = _ends(contested).join(free, on="account", how="anti")["account"].implode()
    between = said.filter(pl.col("name").is_in(CLAIMS)).join(contested, on=["l", "r"], how="semi")
    around = said.filter((pl.col("signal") == "photo") & (pl.col("l").is_in(held) | pl.col("r").is_in(held)))
    return pl.concat([between, around]).select("signal", "l", "r").unique()


def _of_one_portrait(pairs: pl.DataFrame, said: pl.DataFrame) -> pl.DataFrame:
    """Those of `pairs` that show pictures of one number: alike, or alike by way of others."""
    photos = said.filter(pl.col("signal") == "photo")
    shown = pl.concat([photos.select("value", account="l"), photos.select("value", account="r")]).unique()
    left, right = shown.rename({"account": "l"}), shown.rename({"account": "r"})
    return pairs.join(left, on="l").join(right, on=["r", "value"]).select("l", "r").unique()


def _one_owner(pairs: pl.DataFrame, owners: pl.DataFrame) -> pl.DataFrame:
    """Those of `pairs` whose name is told by what the one calls himself, and not by what the other does."""
    one = owners.group_by("l", "r").agg(pl.len().alias("owners")).filter(pl.col("owners") == 1)
    return pairs.join(one, on=["l", "r"], how="semi")


def _takers(contested: pl.DataFrame, owners: pl.DataFrame) -> pl.DataFrame:
    """The accounts that show what is somebody else's: the name is the other's, and never theirs."""
    told = contested.join(owners.select("l", "r").unique(), on=["l", "r"], how="semi")
    return _ends(told).join(owners.select("account").unique(), on="account", how="anti")


def _both_show(pairs: pl.DataFrame, shown: pl.DataFrame, least: int) -> pl.DataFrame:
    left, right = shown.rename({"account": "l"}), shown.rename({"account": "r"})
    both = pairs.join(left, on="l").join(right, on=["r", "signal"])
    return both.group_by("l", "r").agg(pl.col("signal").n_unique()).filter(pl.col("signal") >= least).select("l", "r")


def _ends(pairs: pl.DataFrame) -> pl.DataFrame:
    return pl.concat([pairs.select(account="l"), pairs.select(account="r")]).unique()
