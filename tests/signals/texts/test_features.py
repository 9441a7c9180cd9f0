from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals.texts import features as module
from linkgraph.signals.texts.features import among, features
from linkgraph.signals.texts.marks import Rows, decode, encode, marks_of
from linkgraph.signals.texts.overlap import common_features, jaccard
from tests.signals.texts.slow import made_up, overlap

WORDS = st.lists(st.lists(st.integers(0, 9), max_size=12), max_size=8)


def rows_of(texts: list[list[int]]) -> Rows:
    at = np.concatenate([[0], np.cumsum([len(text) for text in texts], dtype=np.int64)]).astype(np.int64)
    return Rows(np.array([word for text in texts for word in text], np.uint32), at)


def windows(text: list[int]) -> set[tuple[int, ...]]:
    found = {tuple(text[at : at + size]) for size in (2, 3) for at in range(len(text) - size + 1)}
    return {window for window in found if any(word % 2 == 0 for word in window)}


@given(WORDS)
def test_a_feature_for_each_window_that_tells_something(texts: list[list[int]]) -> None:
    found = features(rows_of(texts))
    assert found.lengths.tolist() == [len(windows(text)) for text in texts]
    assert all((np.diff(found[at].astype(np.int64)) > 0).all() for at in range(len(texts)))


def test_chunks_do_not_show() -> None:
    texts = rows_of(made_up(1, 50))
    whole = features(texts)
    before, module.CHUNK = module.CHUNK, 100
    try:
        parts = features(texts)
    finally:
        module.CHUNK = before
    assert np.array_equal(whole.marks, parts.marks)
    assert np.array_equal(whole.at, parts.at)


@given(WORDS.filter(lambda texts: len(texts) > 1))
def test_overlap_is_that_of_the_sets(texts: list[list[int]]) -> None:
    found = features(rows_of(texts))
    left, right = np.triu_indices(len(texts), 1)
    sets = [set(found[at].tolist()) for at in range(len(texts))]
    assert common_features(found, left, right).tolist() == [
        len(sets[a] & sets[b]) for a, b in zip(left, right, strict=True)
    ]
    assert jaccard(found, left, right).tolist() == [overlap(sets[a], sets[b]) for a, b in zip(left, right, strict=True)]


def test_fingerprints_are_read_as_they_were_written() -> None:
    texts = ["Dear client, I have 7 years", "", "我有十年经验"]
    rows = decode([encode(marks_of(text)) for text in texts])
    assert [rows[at].tolist() for at in range(3)] == [marks_of(text).tolist() for text in texts]


def test_a_few_among_many() -> None:
    numbers = np.random.default_rng(1).integers(0, 1 << 32, 300_000, dtype=np.uint32)
    few = np.concatenate([numbers[::5000], numbers[:3] ^ np.uint32(1)])
    assert among(numbers, few).tolist() == np.isin(numbers, few).tolist()
    assert not among(numbers, np.empty(0, np.uint32)).any()
