from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.linking.facts.compare import Values, grade
from linkgraph.linking.facts.priors import Field
from linkgraph.signals import signals

FIELD = Field("biography.place", "home", {"same": 0.8, "near": 0.1, "different": 0.1}, None, parts=False)
TOWNS = ["berlin", "berlln", "lisboa", "porto"]
RECORDS = st.integers(1, 3).flatmap(
    lambda most: st.lists(st.lists(st.sampled_from(TOWNS), max_size=most, unique=True), min_size=2, max_size=8)
)


def values_of(records: list[list[str]]) -> Values:
    texts = sorted(TOWNS)
    held = [texts.index(town) for record in records for town in sorted(record)]
    count = np.array([len(record) for record in records])
    return Values(texts, np.cumsum(count) - count, count, np.array(held, np.int64), [texts[at] for at in held], {})


def best_level(left: list[str], right: list[str]) -> int:
    """The slow way: every two values, the strongest level."""
    place = signals()[FIELD.key]
    told = [place.compare(a, b) for a in left for b in right]
    return min((FIELD.levels.index(one.level) for one in told if one), default=-1)


@given(RECORDS, st.data())
def test_of_several_values_the_best_counts(records: list[list[str]], data: st.DataObject) -> None:
    number = st.integers(0, len(records) - 1)
    pairs = data.draw(st.lists(st.tuples(number, number), min_size=1, max_size=10))
    left, right = (np.array(side, np.int64) for side in zip(*pairs, strict=True))
    values = values_of(records)
    found = grade(FIELD, values, left, right)
    assert found.level.tolist() == [best_level(records[a], records[b]) for a, b in pairs]
    for slots, numbers in ((found.left, left), (found.right, right)):
        said = [values.raws[slot] if slot >= 0 else None for slot in slots.tolist()]
        assert all(town is None or town in records[number] for town, number in zip(said, numbers, strict=True))
        assert [town is None for town in said] == (found.level < 0).tolist()
