"""How much less a name says where another fact agrees: names are those of a country, a town.

Fellegi and Sunter 1969 take facts to be independent given that two records are not of one person. Names and
places are not: strangers of one town carry one name more often than strangers at large. How much more often
is measured where only part of a name agrees, which strangers' names do far more often than those of one
person; a whole name has two parts. What is common to two parts (their country) counts once and not twice,
so that this is too much by theory; in practice parts agree by chance as well, and it is too little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from linkgraph.linking.facts.compare import Ints, Values, grade
from linkgraph.linking.facts.priors import Field, Settings
from linkgraph.linking.facts.weigh import Bound, Floats, Learned, probability, weigh

SEED = 11
DRAWN = 30_000
"""Pairs that are drawn for each fact."""
STRANGERS = 0.6
"""Share of the pairs of one value that must be of two persons: of fewer it is not told who is a stranger."""
PARTS = 2
"""Parts of a whole name."""
LEAST, MOST = 0.5, 4.0
"""Bits for each part below which names are taken not to be bound, and at most."""


def bound_to(
    fields: Sequence[Field], values: Mapping[str, Values], learned: Learned, settings: Settings, credit: float
) -> Bound:
    """For each fact made of parts, and each fact of another group: by level, the bits it says less."""
    found: Bound = {}
    for other in fields:
        names = [field for field in fields if field.some and field.group != other.group]
        if names and _strangers(other, learned) >= STRANGERS:
            pairs = drawn(values[other.key], np.random.default_rng(SEED))
            compared = {field.key: grade(field, values[field.key], *pairs) for field in fields}
            apart = 1 - probability(weigh(fields, compared, learned, settings, credit) + learned.prior)
            for name in names:
                bits = _more(name, compared[name.key].level, apart, learned, settings)
                if bits >= LEAST:
                    found.setdefault(name.key, {})[other.key] = _by_level(name, learned, bits)
    return found


def _strangers(field: Field, learned: Learned) -> float:
    """Share of the pairs of one value that are of two persons."""
    one, other = 2.0**learned.prior * learned.m[field.key][0], learned.u[field.key][0]
    return float(other / (one + other))


def drawn(values: Values, draw: np.random.Generator) -> tuple[Ints, Ints]:
    """Random pairs of records that have one value, every such pair as likely as any other."""
    record = np.repeat(np.arange(len(values.count)), values.count)
    order = np.argsort(values.held, kind="stable")
    held = values.held[order]
    size = np.bincount(held, minlength=len(values.texts))
    start = np.cumsum(size) - size
    chance = np.cumsum(size[held] - 1)
    if not len(chance) or not chance[-1]:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    one = np.searchsorted(chance, draw.integers(0, chance[-1], DRAWN), side="right")
    group = held[one]
    other = start[group] + (one - start[group] + 1 + draw.integers(0, size[group] - 1)) % size[group]
    left, right = record[order[one]], record[order[other]]
    apart = left != right
    return left[apart], right[apart]


def _more(name: Field, level: Ints, apart: Floats, learned: Learned, settings: Settings) -> float:
    """log2 of how much more often part of the name agrees among these strangers than among any."""
    at = name.levels.index(str(name.some))
    usual = learned.u[name.key][at] * apart[level >= 0].sum()
    seen = apart[level == at].sum()
    return min(float(np.log2((seen + settings.weight) / (usual + settings.weight))), MOST)


def _by_level(name: Field, learned: Learned, bits: float) -> Floats:
    part = name.levels.index(str(name.some))
    parts = np.where(np.arange(len(name.levels)) < part, PARTS, 1)
    own = np.isfinite(learned.fixed.get(name.key, np.full(len(name.levels), np.nan)))
    return np.where((learned.bits(name.key) > 0) & ~own, parts * bits, 0.0)
