"""Learning what facts are worth in this case, and weighing every candidate pair by it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from linkgraph.beside import beside, each
from linkgraph.ledger.ledger import arrow
from linkgraph.linking.facts.blocking import make_candidates
from linkgraph.linking.facts.bound import bound_to
from linkgraph.linking.facts.compare import Floats, Graded, Ints, Values, grade
from linkgraph.linking.facts.estimate import estimate
from linkgraph.linking.facts.keep import choose, cost, together
from linkgraph.linking.facts.mode import is_case_of_facts
from linkgraph.linking.facts.priors import Field, fields, settings
from linkgraph.linking.facts.records import set_aside, values_of
from linkgraph.linking.facts.weigh import Learned, bits, bits_of, weigh
from linkgraph.linking.model import Model

if TYPE_CHECKING:
    import duckdb

    from linkgraph.progress import Progress

SEED = 7


@dataclass(frozen=True, slots=True)
class Facts:
    """What a case of facts has: its fields, how many records, and, once learned, what they are worth."""

    fields: tuple[Field, ...]
    records: int


def find_facts(ledger: duckdb.DuckDBPyConnection) -> Facts | None:
    """The facts of a case that has little else, set aside from all other signals; None in any other case."""
    if not is_case_of_facts(ledger):
        return None
    known = tuple(field for field in fields() if _carried(ledger, field))
    return Facts(known, set_aside(ledger, known))


@dataclass(frozen=True, slots=True)
class Weighed:
    """What was learned, and the pairs that are kept: numbers of records, and each fact's comparison and bits."""

    learned: Learned
    values: dict[str, Values]
    left: Ints
    right: Ints
    compared: dict[str, Graded]
    bits: dict[str, Floats]
    less: dict[str, Floats]
    """Bits that were taken off each fact that is bound to others."""


def learn(ledger: duckdb.DuckDBPyConnection, facts: Facts, model: Model, progress: Progress) -> Weighed:
    """Learns from the records what agreement is worth, and weighs the pairs that meet.

    Kept are the pairs that are of one person at even odds or better, and those that something else
    speaks for, in `pair`.
    """
    values = {field.key: values_of(ledger, field, facts.records) for field in facts.fields}
    draw = np.random.default_rng(SEED)
    strangers = _strangers(draw, facts.records)
    with beside(lambda: _candidates(ledger)) as met_somewhere:
        apart = _graded(facts, values, *strangers)
    left, right, met = met_somewhere.result()
    sample, others = _drawn(draw, len(left))
    some = _graded(facts, values, left[sample], right[sample])
    share = len(sample) / max(len(left), 1)
    learned = estimate(facts.fields, some, apart, facts.records, share, settings(), _fixed(facts, model))
    total = weigh(facts.fields, some, learned, settings(), model.credit) + learned.prior
    stay = np.flatnonzero((total >= settings().even) | met[sample])
    unseen = (left[others], right[others], met[others])
    with beside(lambda: bound_to(facts.fields, values, learned, settings(), model.credit)) as bound:
        rest = choose(facts.fields, values, unseen, learned, settings(), model.credit, progress)
    first = (sample[stay], {key: graded.some(stay) for key, graded in some.items()})
    kept, compared = together(facts.fields, [first, (others[rest[0]], rest[1])])
    learned = replace(learned, bound=bound.result())
    return _weighed(facts, values, (left[kept], right[kept], met[kept]), compared, learned, model)


def _weighed(
    facts: Facts,
    values: dict[str, Values],
    pairs: tuple[Ints, Ints, npt.NDArray[np.bool_]],
    compared: dict[str, Graded],
    learned: Learned,
    model: Model,
) -> Weighed:
    """Of the pairs (left, right, whether another signal has found it) those that stay once names are bound."""
    left, right, met = pairs
    total = weigh(facts.fields, compared, learned, settings(), model.credit) + learned.prior
    stay = np.flatnonzero((total >= settings().even) | met)
    compared = {key: graded.some(stay) for key, graded in compared.items()}
    said = bits_of(facts.fields, compared, learned, settings())
    less = {
        field.key: bits(field, compared[field.key], learned, settings()) - said[field.key]
        for field in facts.fields
        if field.key in learned.bound
    }
    rounded = {key: np.round(column, 2) for key, column in said.items()}
    return Weighed(learned, values, left[stay], right[stay], compared, rounded, less)


def _strangers(draw: np.random.Generator, records: int) -> tuple[Ints, Ints]:
    """Random pairs of records."""
    one, other = draw.integers(0, records, (2, settings().random_pairs))
    apart = one != other
    return one[apart], other[apart]


def _drawn(draw: np.random.Generator, pairs: int) -> tuple[Ints, Ints]:
    """Places of the candidate pairs to learn from, and those of the others."""
    places = draw.permutation(pairs)
    return places[: settings().sample], np.sort(places[settings().sample :])


def _graded(facts: Facts, values: dict[str, Values], left: Ints, right: Ints) -> dict[str, Graded]:
    """Several facts at a time, those first that take longest."""
    fields = sorted(facts.fields, key=cost, reverse=True)
    return dict(zip((f.key for f in fields), each(lambda f: grade(f, values[f.key], left, right), fields), strict=True))


def _carried(ledger: duckdb.DuckDBPyConnection, field: Field) -> bool:
    return ledger.execute("SELECT 1 FROM carrier WHERE signal = ? LIMIT 1", [field.key]).fetchone() is not None


def _candidates(ledger: duckdb.DuckDBPyConnection) -> tuple[Ints, Ints, npt.NDArray[np.bool_]]:
    """Numbers l and r of each pair that meets, and whether another signal has found it."""
    make_candidates(ledger)
    found = arrow(ledger, _CANDIDATES)
    left, right, met = (found[name].to_numpy() for name in ("l", "r", "met"))
    return left.astype(np.int64), right.astype(np.int64), met.astype(bool)


_CANDIDATES = """
SELECT l, r, bool_or(met) AS met FROM (
    SELECT l, r, false AS met FROM fact_candidate
    UNION ALL SELECT least(a.number, b.number), greatest(a.number, b.number), true
    FROM (SELECT DISTINCT l, r FROM pair) p
    JOIN fact_record a ON a.account = p.l JOIN fact_record b ON b.account = p.r
) GROUP BY l, r ORDER BY l, r
"""


def _fixed(facts: Facts, model: Model) -> dict[str, Floats]:
    """The bits that `linkgraph.toml` gives, by fact and level."""
    weights = {field.key: model.signals[field.key] for field in facts.fields}
    return {
        field.key: np.array([float(weights[field.key].levels[level]) if level in own else np.nan for level in field.m])
        for field in facts.fields
        if (own := weights[field.key].own)
    }
