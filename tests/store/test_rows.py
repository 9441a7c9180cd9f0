"""Ids that stand twice are found as a count of each finds them."""

from __future__ import annotations

from collections import Counter

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.store.rows import repeated


@given(st.lists(st.lists(st.text(max_size=2), max_size=6), max_size=4))
def test_an_id_that_stands_twice_is_named(chunks: list[list[str]]) -> None:
    ids = pa.chunked_array([pa.array(chunk, pa.string()) for chunk in chunks], pa.string())
    counts = Counter(ids.to_pylist())
    found = repeated(ids)
    assert (found is None) == all(count == 1 for count in counts.values())
    assert found is None or counts[found] > 1
