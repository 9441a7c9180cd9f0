from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals import hamming

WORD = st.integers(0, 2**64 - 1)


def near(words: list[int], flips: list[int]) -> list[int]:
    """Each word with some bits turned, so that there is something to find."""
    return [word ^ flip for word, flip in zip(words, flips, strict=False)]


def found(left: list[int], right: list[int], radius: int) -> set[tuple[int, int]]:
    arrays: list[npt.NDArray[np.uint64]] = [np.array(words, dtype=np.uint64) for words in (left, right)]
    pairs = [
        pair
        for i, j in hamming.pairs_within(arrays[0], arrays[1], radius)
        for pair in zip(i.tolist(), j.tolist(), strict=True)
    ]
    assert len(pairs) == len(set(pairs))
    return set(pairs)


@given(
    st.lists(WORD, max_size=6),
    st.lists(st.sets(st.integers(0, 63), max_size=20).map(lambda bits: sum(1 << b for b in bits)), max_size=6),
    st.lists(WORD, max_size=3),
    st.integers(0, 32),
)
def test_the_fast_search_finds_what_the_slow_one_does(
    words: list[int], flips: list[int], others: list[int], radius: int
) -> None:
    right = near(words, flips) + others
    slow = {(i, j) for i, a in enumerate(words) for j, b in enumerate(right) if hamming.distance(a, b) <= radius}
    assert found(words, right, radius) == slow


def test_blocks_do_not_change_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    words = np.random.default_rng(3).integers(0, 2**64, 60, dtype=np.uint64).tolist()
    whole = found(words, words, 28)
    monkeypatch.setattr(hamming, "BLOCK", 7)
    assert found(words, words, 28) == whole
    assert {(i, i) for i in range(60)} < whole
