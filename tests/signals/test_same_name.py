from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals.same_name import same_name

ONE = [
    ("Kim Min-jun", "Min Jun Kim"),
    ("Dr. Ann Okafor", "OKAFOR, Ann"),
    ("J. R. Kowalczyk", "Jan R. Kowalczyk"),
    ("Евгений Петров", "Yevgeny Petrov"),
    ("Bill Tanaka", "William Tanaka"),
    ("Maria del Carmen Ruiz", "María Ruiz"),
    ("Hanniball", "Hannibal"),
]
TWO = [("Ann Okafor", "Ann Weber"), ("Kim Min-jun", "Kim Seo-yeon"), ("Paul Weber", "Tove Lind"), ("", "Ann Okafor")]


@pytest.mark.parametrize(("left", "right"), ONE)
def test_one_name(left: str, right: str) -> None:
    assert same_name(left, right)


@pytest.mark.parametrize(("left", "right"), TWO)
def test_two_names(left: str, right: str) -> None:
    assert not same_name(left, right)


@given(st.text(max_size=20), st.text(max_size=20))
def test_symmetric_for_any_text(left: str, right: str) -> None:
    assert same_name(left, right) == same_name(right, left)
