from __future__ import annotations

import numpy as np
import numpy.typing as npt

from linkgraph.content.sameness.ground import MOST, ground


def scene() -> npt.NDArray[np.uint8]:
    return np.random.default_rng(4).integers(20, 200, (64, 64), dtype=np.uint8)


def test_what_lies_round_a_disc_is_ground() -> None:
    small, (down, across) = scene(), np.mgrid[:64, :64]
    outside = (down - 31.5) ** 2 + (across - 31.5) ** 2 > 31**2
    small[outside] = 255
    assert (ground(small) == outside).mean() > 0.98


def test_bars_are_ground_and_even_spots_inside_are_not() -> None:
    small = scene()
    small[:10] = 0
    small[30:50, 30:50] = 0
    assert ground(small)[:10].all()
    assert not ground(small)[10:63].any()


def test_a_scene_has_none_and_neither_has_a_plain_wall() -> None:
    assert not ground(scene()).any()
    wall = scene()
    wall[: round(64 * (MOST + 0.1))] = 90
    assert not ground(wall).any()
