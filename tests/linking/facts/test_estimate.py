from __future__ import annotations

from dataclasses import replace

import numpy as np

from linkgraph.linking.facts.compare import Graded
from linkgraph.linking.facts.estimate import estimate
from linkgraph.linking.facts.priors import Field, settings
from linkgraph.linking.facts.weigh import bits, probability, weigh

FIELDS = [
    Field(key, key, {"same": 0.7, "near": 0.2, "different": 0.1}, None, parts=False) for key in ("one", "two", "three")
]
M = np.array([[0.8, 0.15, 0.05], [0.6, 0.1, 0.3], [0.9, 0.05, 0.05]])
U = np.array([[0.01, 0.02, 0.97], [0.002, 0.01, 0.988], [0.05, 0.05, 0.9]])


def drawn(shares: np.ndarray, size: int, draw: np.random.Generator) -> dict[str, Graded]:
    none = np.full(size, -1, np.int64)
    return {
        field.key: Graded(draw.choice(3, size, p=share), np.zeros(size), none, none)
        for field, share in zip(FIELDS, shares, strict=True)
    }


def both(one: dict[str, Graded], other: dict[str, Graded]) -> dict[str, Graded]:
    return {
        key: Graded(*(np.concatenate(pair) for pair in zip(_columns(one[key]), _columns(other[key]), strict=True)))
        for key in one
    }


def _columns(graded: Graded) -> tuple[np.ndarray, ...]:
    return graded.level, graded.surprise, graded.left, graded.right


def test_m_u_and_the_share_of_matches_come_back() -> None:
    draw = np.random.default_rng(1)
    candidates = both(drawn(M, 3000, draw), drawn(U, 60_000, draw))
    strangers = drawn(U, 60_000, draw)
    records = 355  # 62,835 pairs: these are all of them
    learned = estimate(FIELDS, candidates, strangers, records, 1.0, replace(settings(), rounds=40))
    for at, field in enumerate(FIELDS):
        assert np.allclose(learned.m[field.key], M[at], atol=0.04)
        assert np.allclose(learned.u[field.key], U[at], atol=0.01)
    matches = 2**learned.prior * records * (records - 1) / 2
    assert 2400 < matches < 3600


def test_probabilities_are_honest() -> None:
    draw = np.random.default_rng(2)
    candidates = both(drawn(M, 3000, draw), drawn(U, 60_000, draw))
    truth = np.arange(63_000) < 3000
    learned = estimate(FIELDS, candidates, drawn(U, 60_000, draw), 355, 1.0, settings())
    found = probability(weigh(FIELDS, candidates, learned, settings()) + learned.prior)
    for low, high in ((0.0, 0.1), (0.9, 1.01)):
        inside = (found >= low) & (found < high)
        assert abs(found[inside].mean() - truth[inside].mean()) < 0.05


def test_a_rare_value_weighs_more_than_a_common_one_and_silence_nothing() -> None:
    draw = np.random.default_rng(3)
    learned = estimate(FIELDS, drawn(M, 500, draw), drawn(U, 5000, draw), 100, 1.0, settings())
    none = np.zeros(3, np.int64)
    graded = Graded(np.array([0, 0, -1]), np.array([10.0, 4.0, 0.0]), none, none)
    rare, common, silent = bits(FIELDS[0], graded, learned, settings())
    assert rare > common >= 0
    assert silent == 0


def test_what_one_group_says_twice_counts_once() -> None:
    draw = np.random.default_rng(4)
    pairs = drawn(np.array([[1.0, 0, 0]] * 3), 1, draw)
    learned = estimate(FIELDS, drawn(M, 500, draw), drawn(U, 5000, draw), 100, 1.0, settings())
    grouped = [replace(field, group="same") for field in FIELDS]
    assert weigh(grouped, pairs, learned, settings())[0] < weigh(FIELDS, pairs, learned, settings())[0]
