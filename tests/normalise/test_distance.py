from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.normalise.distance import kilometres

CODES = st.sampled_from(["DE", "FR", "US", "CA", "CN", "KR", "JP", "RU", "BR", "AU", "NG"])


@pytest.mark.parametrize(("one", "other"), [("DE", "FR"), ("US", "CA"), ("KR", "JP"), ("DE", "RU")])
def test_neighbours_are_near(one: str, other: str) -> None:
    assert (kilometres(one, other) or 0) < 1000


@pytest.mark.parametrize(("one", "other"), [("DE", "CN"), ("US", "RU"), ("US", "KR"), ("BR", "JP")])
def test_other_continents_are_far(one: str, other: str) -> None:
    assert (kilometres(one, other) or 0) > 4000


@given(CODES, CODES)
def test_it_is_the_same_both_ways(one: str, other: str) -> None:
    assert kilometres(one, other) == pytest.approx(kilometres(other, one))
    assert (kilometres(one, other) or 0) <= 20100


def test_unknown_countries() -> None:
    assert kilometres("DE", "XX") is None
    assert kilometres("XX", "XX") == 0
