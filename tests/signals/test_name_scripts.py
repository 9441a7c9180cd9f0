from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals import signals
from linkgraph.signals.name_scripts import likeness, spelt

SAME = [
    ("Yevgeny Petrov", "Петров Евгений", "spelling"),
    ("Kim Jong-min", "김종민", "spelling"),
    ("Tracy Pollan", "트레이시 폴런", "spelling"),
    ("Ann Okafor", "김종민", "different"),
]
NAMES = [name for pair in SAME for name in pair[:2]] + ["ホンダ", "Honda Soichiro", "O'Neil"]


@pytest.mark.parametrize(("left", "right", "level"), SAME)
def test_levels_between_scripts(left: str, right: str, level: str) -> None:
    found = signals()["name"].compare(spelt(left), spelt(right))
    assert found
    assert found.level == level


@given(st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=6))
def test_symmetric_and_the_same_in_any_order(pairs: list[tuple[str, str]]) -> None:
    name = signals()["name"]
    asked = [(spelt(left), spelt(right)) for left, right in pairs]
    found = list(name.compare_many(asked))
    assert found == [name.compare(right, left) for left, right in asked]
    assert found == list(name.compare_many(list(reversed(asked))))[::-1]


@given(st.floats(-200, 200), st.floats(-200, 200))
def test_more_bits_are_more_alike(one: float, other: float) -> None:
    assert (one <= other) or likeness(one) >= likeness(other)
    assert 0 <= likeness(one) <= 1
