from __future__ import annotations

import random

import numpy as np
import pytest

from linkgraph.content.pdq import SIDE, TURNS, pdq, quality, small_grey, turned, turned_hashes
from linkgraph.demo.portraits.draw import draw_portrait


@pytest.mark.parametrize("seed", range(4))
def test_the_eight_hashes_are_those_of_the_turned_pictures(seed: int) -> None:
    grey = np.random.default_rng(seed).uniform(0, 255, (SIDE, SIDE)).astype(np.float32)
    assert turned_hashes(grey) == [pdq(turned(grey, turn)) for turn in range(TURNS)]
    assert len(set(turned_hashes(grey))) == TURNS


def test_half_of_the_bits_are_set_and_order_is_that_of_the_specification() -> None:
    down, across = np.mgrid[0:SIDE, 0:SIDE]
    grey = (128 + 40 * np.cos(np.pi / SIDE * 1 * (across + 0.5)) + 0 * down).astype(np.float32)
    assert int(pdq(grey), 16).bit_count() <= 128
    last = np.cos(np.pi / (2 * SIDE) * 16 * (2 * across + 1)) * np.cos(np.pi / (2 * SIDE) * 16 * (2 * down + 1))
    assert int(pdq((128 + 60 * last).astype(np.float32)), 16) >> 255 == 1


def test_quality_tells_a_blank_from_a_picture() -> None:
    portrait = draw_portrait(random.Random("someone"), "korean male 30").image
    assert quality(small_grey(portrait)) > 50
    assert quality(np.full((SIDE, SIDE), 200, dtype=np.float32)) == 0
