from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from linkgraph.linking.proposal import DOUBT, Judged, _fit, propose

PHOTO, EMAIL = ("photo", "same"), ("email", "same")
WEIGHTS = {PHOTO: 20.0, EMAIL: 19.0}


def pairs(level: tuple[str, str], same: int, different: int, bits: float = 10.0) -> list[Judged]:
    return [Judged(bits, {level: 1.0}, at < same) for at in range(same + different)]


def test_a_signal_that_is_often_wrong_is_to_weigh_less() -> None:
    [found] = propose(pairs(PHOTO, 6, 14), WEIGHTS)
    assert (found.signal, found.level, found.same, found.different) == (*PHOTO, 6, 14)
    assert 5.0 < found.proposed < 15.0


def test_a_signal_that_is_as_good_as_it_says_is_left_alone() -> None:
    assert propose(pairs(PHOTO, 20, 0), WEIGHTS) == []


def test_few_judgements_propose_nothing() -> None:
    assert propose(pairs(PHOTO, 0, 9), WEIGHTS) == []


def test_who_is_wrong_together_with_somebody_right_does_not_drag_him_along() -> None:
    judged = [
        *(Judged(20.0, {PHOTO: 1.0, EMAIL: 1.0}, True) for _ in range(20)),
        *pairs(PHOTO, 2, 18),
        *pairs(EMAIL, 20, 0),
    ]
    moved = {one.signal: one.proposed - one.weight for one in propose(judged, WEIGHTS)}
    assert moved["photo"] < 0 <= moved.get("email", 0)


def test_what_speaks_for_never_comes_to_speak_against() -> None:
    assert all(one.proposed >= 0 for one in propose(pairs(PHOTO, 0, 400, 4.0), {PHOTO: 2.0}))


def loss(judged: list[Judged], shift: float) -> float:
    told = [1 / (1 + 2.0 ** -(pair.bits + shift)) for pair in judged]
    said = [math.log(p if pair.same else 1 - p) for p, pair in zip(told, judged, strict=True)]
    return -sum(said) + shift**2 / (2 * DOUBT**2)


@given(st.lists(st.tuples(st.floats(-12, 12), st.booleans()), min_size=10, max_size=40))
def test_the_shift_is_the_likeliest_one(given_pairs: list[tuple[float, bool]]) -> None:
    """Against a slow search over a grid of tenths of a bit."""
    judged = [Judged(bits, {PHOTO: 1.0}, same) for bits, same in given_pairs]
    found = _fit(judged, [PHOTO])[PHOTO]
    best = min((step / 10 for step in range(-200, 201)), key=lambda shift: loss(judged, shift))
    assert loss(judged, found) <= loss(judged, best) + 1e-6
