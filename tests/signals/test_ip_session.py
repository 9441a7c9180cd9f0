from __future__ import annotations

from typing import ClassVar

from hypothesis import given
from hypothesis import strategies as st

from linkgraph.signals import signals
from tests.signals.contract import SignalContract

HOURS = st.lists(st.integers(0, 5000), min_size=1, max_size=8, unique=True)


class TestIpSession(SignalContract):
    key = "ip_session"
    raw = True
    same: ClassVar = [("203.0.113.9|476265", "203.0.113.9|476000,476265")]
    similar: ClassVar = [
        ("203.0.113.9|1000", "203.0.113.9|1024", "same_day"),
        ("203.0.113.9|1000", "203.0.113.9|1025,9000", "same_month"),
        ("203.0.113.9|1000,2000", "203.0.113.9|1500,9000", "same_month"),
        ("2001:db8::1|1000", "2001:db8::1|9000", "same_ip"),
    ]
    unlike: ClassVar = [("203.0.113.9|1000", "203.0.113.10|1000")]
    unusable: ClassVar = ["", "203.0.113.9", "203.0.113.9|", "|5", "203.0.113.9|a"]


@given(HOURS, HOURS)
def test_the_gap_is_that_of_the_slow_way(left: list[int], right: list[int]) -> None:
    marks = [f"203.0.113.9|{','.join(map(str, sorted(hours)))}" for hours in (left, right)]
    found = signals()["ip_session"].compare(*marks)
    assert found
    assert found.distance == min(abs(a - b) for a in left for b in right)
