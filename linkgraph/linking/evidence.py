"""Weighing: from comparisons to evidence in bits, each pair's family discount already in.

1. Every comparison gets its level's bits, less what the value's reach takes off.
2. With those, each value's accounts are gathered into groups backed by other evidence, and
   the weight is taken again with the number of groups (see `strangers`).
3. Evidence of one group says one thing: the strongest counts whole, the rest a little.
4. People of different names under one roof are a household or an office before they are one hand
   (see `roof`), and a portrait and a name may be somebody else's (see `borrowed`).
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from linkgraph.ledger.ledger import arrow
from linkgraph.linking.backed import backed
from linkgraph.linking.background import common_beyond
from linkgraph.linking.borrowed import borrowed, controlled
from linkgraph.linking.model import COMMON, GRACE, Model
from linkgraph.linking.owners import owners
from linkgraph.linking.payees import spends, without_owner, without_spending
from linkgraph.linking.roof import under_one_roof
from linkgraph.linking.strangers import components, count_strangers
from linkgraph.signals import signals

if TYPE_CHECKING:
    import duckdb

_ORDER = ["weight", "signal", "level", "lfp", "rfp"]
_DOWN = [True, False, False, False, False]


def weigh(ledger: duckdb.DuckDBPyConnection, model: Model) -> pl.DataFrame:
    """The evidence: one row a comparison that stays.

    Columns: id (of the row in `pair`, which keeps the texts), signal (key), name, family, group, l, r,
    level, weight (bits), accounts, strangers, said (what was taken into account, for people), explained.
    """
    pairs = _read(ledger)
    if pairs.is_empty():
        return _empty()
    pairs = _with_signals(pairs, model)
    told = pairs.filter(pl.col("bits").is_not_null()).select(
        *_KEPT,
        weight="bits",
        strangers="accounts",
        value=pl.lit(None, pl.Int64),
        gap=pl.lit(None, pl.Int64),
        ownerless=pl.lit(value=False),
        spent=pl.lit(value=False),
    )
    if len(told) < len(pairs):
        told = pl.concat([_measured(pairs, ledger, model), told], how="diagonal_relaxed")
    pairs = told
    pairs = _without_bare_facts(pairs, model)
    return _named(_discounted(pairs, _borrowed(pairs, ledger, model), model), ledger)


_KEPT = ["id", "pair", "signal", "name", "family", "group", "l", "r", "level", "lfp", "rfp", "accounts"]


def _read(ledger: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """Everything that is weighed, in numbers: there can be tens of rows for each account."""
    ledger.execute(_ACCOUNTS)
    pairs = pl.DataFrame(arrow(ledger, _NUMBERED))
    return pairs.with_columns(pl.col("signal", "level").cast(pl.Categorical))


def _named(evidence: pl.DataFrame, ledger: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """With the names of the accounts in the place of their numbers."""
    named = pl.DataFrame(arrow(ledger, "SELECT account FROM numbered ORDER BY number"))
    names = named["account"].cast(pl.Categorical)
    return evidence.with_columns(l=names.gather(evidence["l"]), r=names.gather(evidence["r"]))


def _measured(pairs: pl.DataFrame, ledger: duckdb.DuckDBPyConnection, model: Model) -> pl.DataFrame:
    """The rows that have no weight of their own yet, with it."""
    pairs = pairs.filter(pl.col("bits").is_null()).drop("bits")
    accounts = _accounts(ledger)
    values = _value_groups(ledger)
    population = max(accounts, model.rare)
    pairs = _joined(pairs, values, ["signal", "lfp"]).with_columns(spends(ledger, pairs))
    pairs = without_spending(_weighted(pairs, model, population, "accounts"))
    pairs = _with_strangers(pairs, ledger, values, model, accounts)
    pairs = without_spending(_weighted(pairs, model, population, "strangers", accounts))
    pairs = without_owner(pairs, ledger)
    return pairs.select(*_KEPT, "weight", "strangers", "value", "gap", "ownerless", "spent")


def _joined(pairs: pl.DataFrame, known: pl.DataFrame, on: list[str]) -> pl.DataFrame:
    """With what `known` has for each row. Its rows are not copied, as a join of all columns would."""
    found = pairs.select(on).join(known, on=on, how="left", maintain_order="left")
    return pairs.with_columns(found.drop(on).get_columns())


# The texts of a comparison stay where they are; numbers are enough to weigh it.
_ACCOUNTS = """
CREATE OR REPLACE TEMP TABLE numbered AS
SELECT account, (row_number() OVER (ORDER BY account) - 1)::UINTEGER AS number FROM (
    SELECT account FROM carrier UNION SELECT l FROM pair UNION SELECT r FROM pair)
"""
_NUMBERED = """
WITH known AS MATERIALIZED (SELECT r.* FROM reach r JOIN kind k ON k.signal = r.signal AND k.completes)
SELECT p.id, p.signal, p.level, p.lfp, p.rfp, coalesce(p.accounts, greatest(x.accounts, y.accounts)) AS accounts,
       p.gap, p.bits, a.number AS l, b.number AS r, a.number * (SELECT count(*) FROM numbered) + b.number AS pair
FROM pair p JOIN numbered a ON a.account = p.l JOIN numbered b ON b.account = p.r
LEFT JOIN known x ON x.signal = p.signal AND x.fp = p.lfp LEFT JOIN known y ON y.signal = p.signal AND y.fp = p.rfp
"""


def _borrowed(pairs: pl.DataFrame, ledger: duckdb.DuckDBPyConnection, model: Model) -> pl.DataFrame:
    keys = ", ".join(f"'{key}'" for key in controlled(model))
    shown = arrow(
        ledger,
        "SELECT DISTINCT signal, number AS account FROM carrier JOIN numbered USING (account) "
        f"WHERE signal IN ({keys})",
    )
    return borrowed(pairs, pl.DataFrame(shown), partial(_owners, ledger), model)


def _owners(ledger: duckdb.DuckDBPyConnection, pairs: pl.DataFrame) -> pl.DataFrame:
    """As `owners`, in numbers."""
    known = pl.DataFrame(arrow(ledger, "SELECT account, number FROM numbered"))
    found = owners(ledger, _named(pairs, ledger))
    return found.select(
        pl.col(column).replace_strict(known["account"], known["number"], return_dtype=pl.UInt32)
        for column in ("l", "r", "account")
    )


def _accounts(ledger: duckdb.DuckDBPyConnection) -> int:
    row = ledger.execute("SELECT count(DISTINCT account) FROM fact WHERE NOT gone").fetchone()
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
    ).with_columns(pl.col("signal", "name", "family", "group").cast(pl.Categorical))
    return _joined(pairs, known, ["signal"])


def _weighted(pairs: pl.DataFrame, model: Model, population: int, by: str, accounts: int | None = None) -> pl.DataFrame:
    """With `weight`, from the level, the accounts in column `by` and the gap; each combination once.

    `accounts` are those of the case, where the ones in column `by` are strangers.
    """
    pairs = pairs.drop("weight", strict=False)
    cases = pairs.select("signal", "level", by, "gap").unique()
    kept = {
        (signal, level, count): model.signals[signal].weight(level, float(count), population, accounts)
        for signal, level, count in cases.select("signal", "level", by).unique().iter_rows()
    }
    bits = [
        model.signals[signal].faded(kept[signal, level, count], gap) for signal, level, count, gap in cases.iter_rows()
    ]
    return _joined(pairs, cases.with_columns(pl.Series("weight", bits, pl.Float64)), ["signal", "level", by, "gap"])


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
    return carried.select(pl.col("signal").cast(pl.Categorical), "lfp", pl.Series("value", labels))


def _with_strangers(
    pairs: pl.DataFrame, ledger: duckdb.DuckDBPyConnection, values: pl.DataFrame, model: Model, accounts: int
) -> pl.DataFrame:
    """With `strangers`: groups of unrelated accounts; for names and facts, whose frequency counts, the reach."""
    counted = pairs.select("value", pl.col("l", "r").cast(pl.Int64))
    carried = pl.DataFrame(arrow(ledger, "SELECT signal, fp AS lfp, number FROM carrier JOIN numbered USING (account)"))
    carried = carried.with_columns(pl.col("signal").cast(pl.Categorical)).join(values, on=["signal", "lfp"])
    spoken_for = backed(pairs, model, _common(pairs, carried, model, accounts))
    counts = count_strangers(
        carried["value"].to_numpy(),
        carried["number"].to_numpy(),
        counted["value"].to_numpy(),
        counted["l"].to_numpy(),
        counted["r"].to_numpy(),
        spoken_for,
    )
    groups = pl.Series("groups", counts[counted["value"].to_numpy()])
    few = pl.DataFrame(arrow(ledger, "SELECT signal, fp AS lfp, min(strangers) AS few FROM few_strangers GROUP BY ALL"))
    told = _joined(pairs, few.with_columns(pl.col("signal").cast(pl.Categorical)), ["signal", "lfp"])
    unrelated = pl.max_horizontal(pl.min_horizontal(groups, "few", "accounts"), 2)
    return told.with_columns(
        pl.when("rarity").then("accounts").otherwise(unrelated).cast(pl.Int64).alias("strangers")
    ).drop("few")


def _common(pairs: pl.DataFrame, carried: pl.DataFrame, model: Model, accounts: int) -> pl.Series:
    """The bits to take off the other evidence of each row's pair (see `background`): none in a large case."""
    if accounts >= model.rare:
        return pl.repeat(0.0, len(pairs), eager=True)
    copied = [key for key, weights in model.signals.items() if weights.copied]
    common = pl.col("signal").is_in(copied) & (pl.col("accounts") >= COMMON)
    return common_beyond(pairs.with_columns(common=common), carried, accounts)


def _without_bare_facts(pairs: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Leaves out pairs for which only facts of their profiles speak, and those not enough."""
    spoken = (
        pairs.filter(pl.col("weight") > 0)
        .group_by("pair")
        .agg((pl.col("name") == "biography").all().alias("bare"), pl.col("weight").sum().alias("for"))
    )
    kept = spoken.filter(~pl.col("bare") | (pl.col("for") >= model.biography)).select("pair")
    return pairs.join(kept, on="pair", how="semi")


def _discounted(pairs: pl.DataFrame, doubted: pl.DataFrame, model: Model) -> pl.DataFrame:
    homes = under_one_roof(pairs).with_columns(household=pl.lit(True))
    ranked = _joined(pairs.with_columns(_ranks(pairs)), homes, ["l", "r"])
    ranked = _joined(ranked, doubted.with_columns(borrowed=pl.lit(True)), ["signal", "l", "r"])
    for_it = pl.col("weight") > 0
    explained = [key for key, weights in model.signals.items() if weights.roof]
    roof = for_it & pl.col("household").fill_null(False) & pl.col("signal").is_in(explained)
    taken = for_it & pl.col("borrowed").fill_null(False)
    factor = (
        pl.when(for_it & (pl.col("rank") > 1)).then(model.credit).otherwise(1.0)
        * pl.when(roof).then(model.household).otherwise(1.0)
        * pl.when(taken).then(model.borrowed).otherwise(1.0)
    )
    said = (
        pl.when(roof).then(pl.lit("; one household or office is likely")).otherwise(pl.lit(""))
        + pl.when(taken).then(pl.lit("; the identity may be borrowed")).otherwise(pl.lit(""))
        + pl.when(for_it & pl.col("ownerless")).then(pl.lit(_OWNERLESS)).otherwise(pl.lit(""))
        + pl.when(for_it & pl.col("spent")).then(pl.lit(_SPENT)).otherwise(pl.lit(""))
        + _said_of_time(model)
    )
    return (
        ranked.with_columns((pl.col("weight") * factor).round(2), said.alias("said"), (roof | taken).alias("explained"))
        .drop("rank", "household", "borrowed", "value", "gap", "ownerless", "spent")
        .sort("pair", "signal", "level", "lfp", "rfp")
        .drop("pair", "lfp", "rfp")
    )


_OWNERLESS = "; none of those who pay into it names it as his own"
_SPENT = "; one of them at least only pays into it from a bank account or payment service, as one pays a shop"


def _said_of_time(model: Model) -> pl.Expr:
    """That the value may have changed hands, where it says less for that."""
    fading = [key for key, weights in model.signals.items() if weights.half_life is not None]
    faded = pl.col("signal").is_in(fading) & (pl.col("weight") > 0) & (pl.col("gap").fill_null(0) > GRACE)
    return (
        pl.when(faded)
        .then(pl.format("; first seen in one {} days after it was last seen in the other", pl.col("gap")))
        .otherwise(pl.lit(""))
    )


def _ranks(pairs: pl.DataFrame) -> pl.Series:
    """The place of each row among those of its pair and group, the strongest first; one alone is not sorted."""
    placed = pairs.select("pair", "group", *_ORDER).with_row_index("row")
    alone = pl.struct("pair", pl.col("group").to_physical()).is_unique()
    several = placed.filter(~alone).sort(*_ORDER, descending=_DOWN)
    ranks = several.select("row", rank=pl.col("weight").cum_count().over("pair", "group"))
    return _joined(placed.select("row"), ranks, ["row"])["rank"].fill_null(1)


def _empty() -> pl.DataFrame:
    text = dict.fromkeys(["signal", "name", "family", "group", "l", "r", "level", "said"], pl.String)
    return pl.DataFrame(
        schema={
            "id": pl.Int64,
            **text,
            "weight": pl.Float64,
            "accounts": pl.Int64,
            "strangers": pl.Int64,
            "explained": pl.Boolean,
        }
    )
