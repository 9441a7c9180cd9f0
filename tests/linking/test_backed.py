from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.linking.backed import backed
from linkgraph.linking.model import load_model

_SPOKEN = st.tuples(st.integers(0, 3), st.sampled_from("abc"), st.integers(-8, 16).map(lambda n: n / 4))


@given(st.lists(st.tuples(_SPOKEN, st.sampled_from([0.0, 0.0, 1.5])), min_size=1, max_size=20))
def test_a_row_is_backed_by_the_strongest_of_each_other_group(rows: list[tuple[tuple[int, str, float], float]]) -> None:
    pairs = pl.DataFrame(
        {
            "pair": [pair for (pair, _, _), _ in rows],
            "group": pl.Series([group for (_, group, _), _ in rows], dtype=pl.Categorical),
            "weight": [weight for (_, _, weight), _ in rows],
        }
    )
    model = load_model()
    found = backed(pairs, model, pl.Series([less for _, less in rows]))
    for ((pair, group, _), less), told in zip(rows, found, strict=True):
        own = [(other, weight) for (at, other, weight), _ in rows if at == pair]
        best = {other: max(weight for each, weight in own if each == other) for other, _ in own}
        others = sum(max(weight, 0.0) for other, weight in best.items() if other != group)
        against = sum(weight for _, weight in own if weight < 0)
        assert told == (others + against - less >= model.backed)
