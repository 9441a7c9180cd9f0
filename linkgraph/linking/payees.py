"""Payees whom nobody names as their own, and those whom accounts only spend money on.

Where accounts pay out to a wallet or a bank account, it may be their owner's, or one that strangers pay into: an
exchange's, a merchant's. Owners name theirs in some of their profiles; how many accounts do is counted in the case.
The more of them pay into one and none names it, the less likely it is theirs. In a case where profiles name none,
that says nothing; and a hand that hides it names it nowhere, so it never says much.

A platform pays out to whom an account belongs. An account at a bank or a payment service pays shops and other people:
that is money spent (the fact's attribute), and says little of who its holder is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from linkgraph.ledger.ledger import arrow, given
from linkgraph.signals import signals

if TYPE_CHECKING:
    import duckdb

HIDING = 0.125
"""Part of the hands that name what is theirs in none of their accounts."""
SPENDING = 14.0
"""Bits less for a payee on whom one of two accounts only spends money: people pay shops, and one another."""


def unclaimed(ledger: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The payees that nobody names as their own: signal, lfp, part (of all accounts, those who name one)."""
    with given(ledger, reads=_reads().to_arrow()):
        found = pl.DataFrame(arrow(ledger, _UNCLAIMED))
    return found.with_columns(pl.col("signal").cast(pl.Categorical))


def spends(ledger: duckdb.DuckDBPyConnection, pairs: pl.DataFrame) -> pl.Series:
    """Whether `l` or `r` of each row of `pairs` only spends money on `lfp`: `spent`. Accounts are as in `numbered`."""
    with given(ledger, reads=_reads().to_arrow()):
        found = pl.DataFrame(arrow(ledger, _SPENDERS)).with_columns(pl.col("signal").cast(pl.Categorical), spent=True)
    ends = [
        pairs.select("signal", "lfp", number=end)
        .join(found, on=["signal", "lfp", "number"], how="left", maintain_order="left")["spent"]
        .fill_null(value=False)
        for end in ("l", "r")
    ]
    return ends[0] | ends[1]


def without_owner(pairs: pl.DataFrame, ledger: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """With less `weight` where nobody names as his own what strangers pay into, and `ownerless`: whether that is so."""
    found = pairs.select("signal", "lfp").join(
        unclaimed(ledger), on=["signal", "lfp"], how="left", maintain_order="left"
    )
    told = pairs.with_columns(found["part"])
    return told.with_columns(_less(doubt()).alias("weight"), pl.col("part").is_not_null().alias("ownerless"))


def without_spending(pairs: pl.DataFrame) -> pl.DataFrame:
    """With less `weight` where one of two only spends money on what they share (`spent`)."""
    return pairs.with_columns(pl.when("spent").then(_less(pl.lit(SPENDING))).otherwise("weight").alias("weight"))


def doubt() -> pl.Expr:
    """Bits by which it is less likely that `strangers` accounts are of one hand, where none names what all pay into."""
    silent = HIDING + (1 - HIDING) * (1 - pl.col("part")).pow(pl.col("strangers"))
    return -silent.log(2).fill_null(0.0)


def _less(bits: pl.Expr) -> pl.Expr:
    """The column `weight` with `bits` taken off, and no less than 0 for that."""
    return pl.max_horizontal(pl.col("weight") - bits, pl.min_horizontal("weight", 0.0))


def _reads() -> pl.DataFrame:
    return pl.DataFrame(
        [(key, kind) for key, signal in signals().items() for kind in signal.reads],
        schema={"signal": pl.String, "kind": pl.String},
        orient="row",
    )


_SPENDERS = """
SELECT r.signal, p.fp AS lfp, n.number
FROM fact f JOIN reads r USING (kind) JOIN fingerprint p ON p.signal = r.signal AND p.value = f.value
JOIN numbered n ON n.account = f.account
WHERE NOT f.gone AND p.fp IS NOT NULL AND f.kind IN (SELECT kind FROM fact WHERE attribute = 'spent')
GROUP BY ALL HAVING bool_and(f.attribute IS NOT DISTINCT FROM 'spent')
"""
_UNCLAIMED = """
WITH held AS (
    SELECT r.signal, p.fp, f.account, bool_or(f.attribute = 'payout') AS paid, bool_or(f.attribute IS NULL) AS own
    FROM fact f JOIN reads r USING (kind) JOIN fingerprint p ON p.signal = r.signal AND p.value = f.value
    WHERE NOT f.gone AND p.fp IS NOT NULL AND f.kind IN (SELECT kind FROM fact WHERE attribute = 'payout')
    GROUP BY ALL
), named AS (
    SELECT signal, count(DISTINCT account) / (SELECT count(DISTINCT account) FROM fact WHERE NOT gone) AS part
    FROM held WHERE own GROUP BY signal
)
SELECT signal, fp AS lfp, any_value(part) AS part FROM held JOIN named USING (signal)
GROUP BY signal, fp HAVING bool_or(paid) AND NOT bool_or(own)
"""
