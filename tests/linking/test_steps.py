from __future__ import annotations

import math

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.linking.steps import FIRST, doublings, stepped, stepped_all


@given(st.integers(0, FIRST - 1))
def test_few_are_counted(number: int) -> None:
    assert stepped(number) == number


def test_many_go_by_four_steps_to_a_doubling() -> None:
    assert sorted({stepped(number) for number in range(FIRST, 77)}) == [19, 23, 27, 32, 38, 45, 54, 64, 76]


@given(st.integers(FIRST, 10**9))
def test_a_step_is_near(number: int) -> None:
    assert abs(math.log2(stepped(number) / number)) <= 1 / 8 + 0.5 / FIRST
    assert stepped(stepped(number)) == stepped(number)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_more_are_no_lower_step(one: int, other: int) -> None:
    few, many = sorted((one, other))
    assert stepped(few) <= stepped(many)


@given(st.lists(st.none() | st.integers(0, 10**9)))
def test_many_numbers_go_by_the_same_steps(numbers: list[int | None]) -> None:
    found = stepped_all(pl.Series(numbers, dtype=pl.Int64))
    assert found.to_list() == [None if number is None else stepped(number) for number in numbers]


@pytest.mark.parametrize(("ratio", "bits"), [(1, 0), (2, 1), (3, 1.5), (20_000 / 33, 9.25)])
def test_doublings_go_by_quarters(ratio: float, bits: float) -> None:
    assert doublings(ratio) == bits
