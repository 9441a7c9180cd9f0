"""What was learned from facts, in the words of the rest: evidence, and weights by level."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
import pyarrow as pa

from linkgraph.ahead import ahead
from linkgraph.ledger.ledger import given
from linkgraph.linking.facts.compare import Floats, Ints, Values
from linkgraph.linking.facts.learn import Facts, Weighed
from linkgraph.linking.facts.priors import Field, settings
from linkgraph.linking.facts.records import accounts_of
from linkgraph.linking.facts.weigh import Learned
from linkgraph.linking.model import Model, SignalWeights
from linkgraph.signals import Comparison, signals

if TYPE_CHECKING:
    import duckdb

NO_HUB = 1_000_000_000


def model_of_facts(model: Model, facts: Facts, learned: Learned) -> Model:
    """The weights with those that were learned in them, and the prior and threshold that go with them."""
    table = {field.key: _weights(field, learned, model.signals[field.key]) for field in facts.fields}
    prior = model.prior if "prior" in model.own else round(learned.prior, 2)
    threshold = model.threshold if "threshold" in model.own else round(settings().certain - prior, 2)
    return replace(model, prior=prior, threshold=threshold, signals={**model.signals, **table})


def _weights(field: Field, learned: Learned, published: SignalWeights) -> SignalWeights:
    m, u, worth = (column.tolist() for column in (learned.m[field.key], learned.u[field.key], learned.bits(field.key)))
    shares = {level: (round(m[at], 6), round(u[at], 6)) for at, level in enumerate(field.levels)}
    levels = {level: round(worth[at], 2) for at, level in enumerate(field.levels)}
    bound = {
        other: {level: round(float(bits[at]), 2) for at, level in enumerate(field.levels)}
        for other, bits in learned.bound.get(field.key, {}).items()
    }
    return SignalWeights(levels, 0.0, NO_HUB, field.group, rarity=True, own=published.own, shares=shares, bound=bound)


def add_to_pairs(ledger: duckdb.DuckDBPyConnection, facts: Facts, weighed: Weighed) -> None:
    """Adds what was weighed to `pair`: one row for each fact of each pair that says something."""
    accounts = accounts_of(ledger)
    left, right = (pl.Series(accounts.take(pa.array(side)), dtype=pl.String) for side in (weighed.left, weighed.right))
    for rows in ahead(_rows(field, weighed, left, right).to_arrow() for field in facts.fields):
        with given(ledger, fact_row=rows):
            ledger.execute("INSERT INTO fact_pair BY NAME SELECT *, 0 AS gap FROM fact_row")


def _rows(field: Field, weighed: Weighed, left: pl.Series, right: pl.Series) -> pl.DataFrame:
    graded, values = weighed.compared[field.key], weighed.values[field.key]
    at = np.flatnonzero((graded.level >= 0) & (weighed.bits[field.key] != 0))
    one, other = graded.left[at], graded.right[at]
    raws, shared = pl.Series(values.raws, dtype=pl.String), np.bincount(values.held, minlength=len(values.texts))
    fps = pl.Series([_number(text) for text in values.texts], dtype=pl.UInt64)
    accounts = np.maximum(shared[values.held[one]], shared[values.held[other]])
    rows = pl.DataFrame(
        {
            "signal": pl.repeat(field.key, len(at), eager=True),
            "l": left.gather(at),
            "r": right.gather(at),
            "level": pl.Series(field.levels).gather(graded.level[at]),
            **_sentences(field, values, graded.level[at], values.held[one], values.held[other]),
            "lv": raws.gather(one),
            "rv": raws.gather(other),
            "lfp": fps.gather(values.held[one]),
            "rfp": fps.gather(values.held[other]),
            "accounts": accounts,
            "bits": weighed.bits[field.key][at],
        }
    )
    if field.key not in weighed.less:
        return rows
    return _with_less(rows, weighed.learned.bound[field.key], weighed.less[field.key][at])


def _with_less(rows: pl.DataFrame, bound: Iterable[str], less: Floats) -> pl.DataFrame:
    """Says in `detail` what was taken off."""
    others = " or ".join(key.rpartition(".")[2] for key in bound)
    off = pl.Series(less).round(1)
    said = pl.format("{} ({} bits less: strangers of one {} often do)", "detail", off, pl.lit(others))
    return rows.with_columns(detail=pl.when(off > 0).then(said).otherwise("detail"))


def _sentences(field: Field, values: Values, level: Ints, left: Ints, right: Ints) -> dict[str, pl.Series]:
    """Distance and detail of each two texts; every two are compared once, those that are not alike not again."""
    size = max(len(values.texts), 1)
    alike = np.flatnonzero(level < len(field.levels) - 1) if field.otherwise else np.arange(len(level))
    codes, back = np.unique(left[alike] * size + right[alike], return_inverse=True)
    asked = [(values.texts[code // size], values.texts[code % size]) for code in codes.tolist()]
    unlike = Comparison(field.levels[-1], 1.0, field.otherwise or "differ")
    found = [one or unlike for one in signals()[field.key].compare_many(asked)]
    place = np.full(len(level), len(found))
    place[alike] = back
    return {
        "distance": pl.Series([one.distance for one in (*found, unlike)], dtype=pl.Float64).gather(place),
        "detail": pl.Series([one.detail for one in (*found, unlike)], dtype=pl.String).gather(place),
    }


def _number(text: str) -> int:
    """As DuckDB's md5_number_lower: the number of a fingerprint."""
    return int.from_bytes(hashlib.md5(text.encode(), usedforsecurity=False).digest()[8:], "little")
