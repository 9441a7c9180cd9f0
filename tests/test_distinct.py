from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.distinct import distinct, first_of_each


@given(st.lists(st.integers(0, 9) | st.integers(0, 2**64 - 1)))
def test_as_a_set(values: list[int]) -> None:
    held = np.array(values, np.uint64)
    assert distinct(held).tolist() == sorted(set(values))
    assert np.flatnonzero(first_of_each(np.sort(held))).tolist() == [
        sorted(values).index(one) for one in sorted(set(values))
    ]
