"""Expectation maximisation: how often records of one person reach each level, and how many pairs are of one.

Fellegi and Sunter 1969, by the EM of Winkler 1988. `u` is measured on random pairs, less what
is expected to be of one person among them; `m` and the number of matches come out of the
candidate pairs. Both start from the published priors, which keep counting as a few pairs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from linkgraph.linking.facts.compare import Graded
from linkgraph.linking.facts.priors import Field, Settings
from linkgraph.linking.facts.weigh import Floats, Learned, Table, probability, weigh

SETTLED = 0.002
"""Bits by which the number of matches may still change when it is taken as found."""
LEAST = 0.5
"""Pairs that a level which none of the random pairs reaches is taken to have been reached by."""


def estimate(
    fields: Sequence[Field],
    candidates: Table,
    strangers: Table,
    records: int,
    share: float,
    settings: Settings,
    fixed: Mapping[str, Floats] | None = None,
) -> Learned:
    """Learns from candidate pairs (a `share` of all of them) and random pairs; `fixed` as in `Learned`."""
    everything = max(records * (records - 1) / 2, 1.0)
    start = {field.key: np.array(list(field.m.values())) for field in fields}
    m = {key: value / value.sum() for key, value in start.items()}
    found = np.zeros(len(next(iter(candidates.values())).level))
    drawn = np.zeros(len(next(iter(strangers.values())).level))
    prior = np.log2(max(0.2 * len(found) / max(share, 1e-9) / everything, 1e-12))
    typical = {field.key: _typical(field, candidates[field.key], strangers[field.key]) for field in fields}
    learned = Learned(m, m, float(prior), typical, fixed or {})
    for _ in range(settings.rounds):
        u = {f.key: _shares(strangers[f.key], 1 - drawn, len(f.m), LEAST) for f in fields}
        learned = Learned(m, u, float(prior), typical, fixed or {})
        found = probability(weigh(fields, candidates, learned, settings) + prior)
        drawn = probability(weigh(fields, strangers, learned, settings) + prior)
        m = {f.key: _shares(candidates[f.key], found, len(f.m), LEAST, settings.weight * start[f.key]) for f in fields}
        before, prior = prior, np.log2(max(found.sum() / max(share, 1e-9) / everything, 1e-12))
        if abs(prior - before) < SETTLED:
            break
    return replace(learned, m=m, prior=float(prior))


def _shares(pairs: Graded, weight: Floats, levels: int, least: float, prior: Floats | None = None) -> Floats:
    known = pairs.level >= 0
    counts = np.bincount(pairs.level[known], weight[known], levels) + least + (0 if prior is None else prior)
    shares: Floats = counts / counts.sum()
    return shares


def _typical(field: Field, pairs: Graded, strangers: Graded) -> Floats:
    """The surprise at which m / u holds as it stands, by level.

    For equal values of one word it is minus log2 of the chance that strangers agree; elsewhere the
    mean of the candidate pairs.
    """
    known = pairs.level >= 0
    counts = np.bincount(pairs.level[known], minlength=len(field.m))
    total = np.bincount(pairs.level[known], pairs.surprise[known], len(field.m))
    mean: Floats = total / np.maximum(counts, 1)
    if not field.parts:
        mean[0] = -np.log2(_shares(strangers, np.ones(len(strangers.level)), len(field.m), LEAST)[0])
    return mean
