from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.content.sameness.sieve import Sieve

CODES = st.integers(0, 1 << 50) | st.integers(0, 99)


@given(st.sets(CODES, max_size=300), st.lists(CODES, max_size=100))
def test_it_holds_what_it_was_given(held: set[int], others: list[int]) -> None:
    asked = np.array([*held, *others, *others], np.int64)
    found = Sieve(np.array(sorted(held), np.int64)).holds(asked)
    assert found.tolist() == [code in held for code in asked.tolist()]


def test_strangers_that_fall_on_one_place_are_told_apart() -> None:
    every = np.arange(100_000)
    assert Sieve(every[::7]).holds(every).tolist() == (every % 7 == 0).tolist()
    assert not Sieve(np.empty(0, np.int64)).holds(every).any()
