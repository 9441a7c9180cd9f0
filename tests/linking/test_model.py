from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkgraph.errors import CaseError
from linkgraph.linking.model import GRACE, SignalWeights, links_alone, load_model
from linkgraph.signals import signals

MODEL = load_model()
KEYS = sorted(MODEL.signals)


def test_every_signal_has_a_weight_for_each_of_its_levels() -> None:
    assert set(MODEL.signals) == set(signals())
    for key, signal in signals().items():
        assert set(MODEL.signals[key].levels) == set(signal.levels), key


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"link": {"treshold": 12}}, r"\[link\] has no 'treshold'"),
        ({"hubs": {"mail": 12}}, r"\[hubs\] has no 'mail'"),
        ({"weights": {"email": {"equal": 12}}}, r"\[weights.email\] has no 'equal'"),
        ({"weights": {"mail": {"same": 12}}}, r"\[weights\] has no 'mail'"),
        ({"weights": {"email": 12}}, r"\[weights\] email = 12 is not a table"),
        ({"link": {"threshold": "high"}}, r"\[link\] threshold = 'high' is not a number"),
        ({"hubs": {"email": True}}, r"\[hubs\] email = True is not a number"),
    ],
)
def test_a_setting_that_does_not_exist(config: dict[str, Any], said: str) -> None:
    with pytest.raises(CaseError, match=said):
        load_model(config)


def test_a_case_has_its_own_settings() -> None:
    own = load_model({"link": {"threshold": 16}, "hubs": {"email": 5}, "weights": {"email": {"same": 17}}})
    assert own.threshold == 16
    assert own.signals["email"].hub == 5
    assert own.signals["email"].levels["same"] == 17
    assert own.signals["phone"] == MODEL.signals["phone"]


@given(st.sampled_from(KEYS), st.integers(2, 5000), st.integers(2, 5000))
def test_more_strangers_never_weigh_more(key: str, few: int, many: int) -> None:
    few, many = sorted((few, many))
    weights = MODEL.signals[key]
    for level, bits in weights.levels.items():
        least = weights.weight(level, many, 5000)
        often = weights.weight(level, few, 5000)
        assert (0 <= least <= often <= bits) if bits > 0 else (bits <= often <= least <= 0)


def test_a_doubling_of_strangers_takes_the_slope_off() -> None:
    phone = MODEL.signals["phone"]
    assert phone.weight("same", 2, 5000) == phone.levels["same"]
    assert phone.weight("same", 8, 5000) == pytest.approx(phone.levels["same"] - 2 * phone.slope)


def test_rarity_is_the_roof() -> None:
    rare = SignalWeights({"same": 9.0}, 0.0, 200, "identity", rarity=True)
    assert rare.weight("same", 4, 64) == pytest.approx(math.log2(64 / 4))
    assert rare.weight("same", 64, 64) == 0


def test_a_common_value_is_contradicted_by_chance() -> None:
    facts = SignalWeights({"different": -2.0}, 0.0, 200, "place", rarity=True)
    assert facts.weight("different", 2, 4000) == pytest.approx(-2.0, abs=0.01)
    assert facts.weight("different", 2000, 4000) == pytest.approx(-1.0)
    assert facts.weight("different", 3900, 4000) == 0.0


def test_old_sights_fade() -> None:
    phone = MODEL.signals["phone"]
    assert phone.half_life is not None
    assert phone.faded(18, GRACE) == 18
    assert phone.faded(18, GRACE + phone.half_life) == pytest.approx(9)
    assert phone.faded(-2, 9999) == -2
    assert MODEL.signals["wallet"].faded(20, 9999) == 20


@given(st.floats(-2000, 2000))
def test_probability_is_one(weight: float) -> None:
    assert 0 <= MODEL.probability(weight) <= 1


def test_probability_at_the_prior() -> None:
    assert MODEL.probability(-MODEL.prior) == 0.5
    assert MODEL.probability(MODEL.threshold) > 0.95


def test_what_anybody_can_copy_says_no_more_than_how_rare_it_is_once_it_is_common() -> None:
    copied = SignalWeights({"same": 20.0}, 0.0, 60, "photo", rarity=False, copied=True)
    assert copied.weight("same", 11, 2048) == 20.0
    assert copied.weight("same", 16, 2048) == 7.0
    assert copied.weight("same", 16, 2048, 256) == 4.0
    assert SignalWeights({"same": 20.0}, 0.0, 60, "email", rarity=False).weight("same", 16, 2048) == 20.0


def test_what_strangers_meet_by_chance_only_supports() -> None:
    marked = {key: weights for key, weights in load_model().signals.items() if weights.chance}
    assert "name" in marked
    for key, weights in marked.items():
        assert not links_alone(key)
        assert weights.chance <= set(weights.levels)
