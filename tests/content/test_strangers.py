from __future__ import annotations

import pytest

from linkgraph.content import strangers
from linkgraph.content.strangers import MOST, as_near


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strangers, "_counted", lambda: (1200, [0] * 20 + [1] * 10 + [1100] * (MOST - 29)))


@pytest.mark.parametrize(
    ("bits", "said"),
    [
        (3, "none of 1,200 pairs of strangers drawn in one studio is as near"),
        (25, "1 of 1,200 pairs of strangers drawn in one studio is as near"),
        (MOST, "1,100 of 1,200 pairs of strangers drawn in one studio are as near"),
        (MOST + 1, ""),
        (-1, ""),
    ],
)
@pytest.mark.usefixtures("counted")
def test_what_is_said(bits: int, said: str) -> None:
    assert as_near(bits) == said


def test_what_was_counted_rises_with_the_distance() -> None:
    pairs, so_near = strangers._counted()
    assert len(so_near) == MOST + 1
    assert sorted(so_near) == so_near
    assert so_near[-1] <= pairs
    assert pairs > 50_000
