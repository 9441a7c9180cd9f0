from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from linkgraph.content.features import Features
from linkgraph.content.sameness.geometry import LEAST, fit


def points(seed: int, count: int) -> Features:
    rng = np.random.default_rng(seed)
    bits = rng.integers(0, 256, (count, 32), dtype=np.uint8)
    return Features(rng.random((count, 2), dtype=np.float32), bits, rng.random(count) < 0.5)


def moved(one: Features, plainly: int, mirrored: int) -> Features:
    """Its first points moved, the next ones mirrored, and the rest anywhere."""
    places, flipped = points(99, len(one.bits)).places.copy(), one.flipped.copy()
    last = plainly + mirrored
    places[:plainly] = one.places[:plainly] * 0.5 + 0.2
    places[plainly:last] = one.places[plainly:last] * np.array([-0.5, 0.5], np.float32) + np.array([0.7, 0.1])
    flipped[plainly:last] = ~flipped[plainly:last]
    return Features(places.astype(np.float32), one.bits, flipped)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 20), st.integers(0, 30), st.integers(0, 30))
def test_most_points_decide_which_way_it_was_moved(seed: int, plainly: int, mirrored: int) -> None:
    """Each way by itself is the slow way: the fit is that of the way on which more points agree, plain before."""
    one = points(seed, plainly + mirrored)
    other = moved(one, plainly, mirrored)
    unlike = one.flipped != other.flipped
    alone = [
        fit(*(Features(each.places[some], each.bits[some], each.flipped[some]) for each in (one, other)))
        for some in (~unlike, unlike)
    ]
    best = max((each for each in alone if each), key=lambda each: each.points, default=None)
    found = fit(one, other)
    assert (found is None) == (best is None)
    if found and best:
        assert found._replace(matrix=best.matrix) == best
        assert (found.matrix == best.matrix).all()
        assert found.points >= LEAST


def test_fewer_points_than_are_needed_are_no_fit() -> None:
    one = points(1, 40)
    assert fit(one, moved(one, LEAST - 1, 0)) is None
    assert fit(one, moved(one, LEAST + 15, 0)) is not None
