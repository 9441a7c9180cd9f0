from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.content.pdq import TURNS, turned
from linkgraph.content.sameness.ways import outline, surely_below, ways

Small = npt.NDArray[np.uint8]
WHOLE = 0.97


def drawn(seed: int, rough: int) -> Small:
    """A picture of `rough` x `rough` even fields: the smaller the number, the more of it the cells hold."""
    fields = np.random.default_rng(seed).integers(0, 256, (rough, rough), dtype=np.uint8)
    return np.kron(fields, np.ones((64 // rough, 64 // rough), np.uint8))


def in_way(small: Small, turn: int) -> Small:
    return np.ascontiguousarray(turned(small.astype(np.float32), turn)).astype(np.uint8)


def alike(one: Small, other: Small) -> float:
    return max(ways(one.astype(np.float32), other.astype(np.float32)))


@settings(max_examples=300, deadline=None)
@given(
    st.integers(0, 99),
    st.sampled_from([2, 4, 8, 16, 32, 64]),
    st.integers(0, TURNS - 1),
    st.integers(0, 120),
    st.floats(0, 1),
)
def test_what_is_passed_over_is_below(seed: int, rough: int, turn: int, noise: int, least: float) -> None:
    one = drawn(seed, rough)
    off = np.random.default_rng(seed).normal(0, noise + 1e-9, one.shape)
    other = np.clip(in_way(one, turn) + off, 0, 255).astype(np.uint8)
    if surely_below(outline(one), outline(other), least):
        assert alike(one, other) < least


@pytest.mark.parametrize("turn", range(TURNS))
def test_a_picture_that_was_turned_is_not_passed_over(turn: int) -> None:
    one = drawn(1, 16)
    other = in_way(one, turn)
    assert not surely_below(outline(one), outline(other), WHOLE)
    assert int(np.argmax(ways(other.astype(np.float32), one.astype(np.float32)))) == turn


def test_strangers_are_passed_over() -> None:
    assert surely_below(outline(drawn(1, 8)), outline(drawn(2, 8)), WHOLE)


def test_an_even_picture_is_like_none() -> None:
    even = np.full((64, 64), 90, np.uint8)
    assert surely_below(outline(even), outline(drawn(1, 8)), WHOLE)
    assert alike(even, drawn(1, 8)) == 0
