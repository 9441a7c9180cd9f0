from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from linkgraph.content.sameness import meetings

Bits = npt.NDArray[np.uint8]


def noisy(bits: Bits, share: float, rng: np.random.Generator) -> Bits:
    """The bits with some turned."""
    return np.asarray(bits ^ np.packbits(rng.random((len(bits), 256)) < share, axis=1))


def pictures(count: int, points: int = 120, seed: int = 1) -> list[Bits]:
    rng = np.random.default_rng(seed)
    return [rng.integers(0, 256, (points, 32), dtype=np.uint8) for _ in range(count)]


def shared(some: list[Bits]) -> npt.NDArray[np.int64]:
    return meetings.sharing(meetings.gathered(some)).pairs


def test_pictures_that_share_some_points_meet_and_others_do_not() -> None:
    rng, some = np.random.default_rng(2), pictures(60)
    some[40] = np.concatenate([noisy(some[3][:50], 0.05, rng), some[40][:40]])
    some[7] = noisy(some[41], 0.08, rng)
    assert shared(some).tolist() == [[3, 40], [7, 41]]


def test_a_point_that_everybody_has_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meetings, "COMMON", 10)
    some = pictures(30)
    for bits in some:
        bits[:20] = some[0][:20]
    assert not len(shared(some))
    for bits in some[4:]:
        bits[:20] = pictures(1, 20, seed=int(bits[30, 0]) + 9)[0]
    assert {tuple(pair) for pair in shared(some).tolist()} >= {(0, 1), (0, 2), (2, 3)}


def test_points_under_one_key_that_differ_elsewhere_do_not_meet(monkeypatch: pytest.MonkeyPatch) -> None:
    rng, some = np.random.default_rng(2), pictures(4)
    some[2] = noisy(some[0], 0.05, rng)
    assert shared(some).tolist() == [[0, 2]]
    monkeypatch.setattr(meetings, "NEAR", 1)
    assert not len(shared(some))


def test_many_points_have_longer_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    columns = np.zeros((32, 5), np.uint8)
    columns[:] = 255
    assert {int(key.max()).bit_length() for key in meetings.keys_of(columns, meetings.wide_for(5))} == {meetings.KEY}
    monkeypatch.setattr(meetings, "FEW", 4)
    assert {int(key.max()).bit_length() for key in meetings.keys_of(columns, meetings.wide_for(5))} == {meetings.LONGER}


def test_nothing_meets_in_nothing() -> None:
    empty = np.empty((0, 32), np.uint8)
    assert shared([]).shape == (0, 2)
    assert shared([empty, empty]).shape == (0, 2)
    assert shared([empty, *pictures(2)]).shape == (0, 2)


def test_common_keys_are_left_out_first_where_meetings_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = np.array([2] * 10 + [5] * 3 + [40])
    assert meetings.largest(sizes) == meetings.COMMON
    monkeypatch.setattr(meetings, "FEWEST", 10)
    assert meetings.largest(sizes) == 4
