from __future__ import annotations

import random

import numpy as np
import pytest
from PIL import Image, ImageOps

from linkgraph.content.sameness.look import look
from linkgraph.demo.portraits.draw import draw_portrait


def portrait(name: str) -> Image.Image:
    return draw_portrait(random.Random(name), "german female 40").image


@pytest.mark.parametrize("mirrored", [False, True])
def test_one_picture_is_laid_on_the_other(mirrored: bool) -> None:
    whole = portrait("someone")
    wide, high = whole.size
    cut = whole.crop((wide // 5, 0, wide, high))
    seen = look(whole, ImageOps.mirror(cut) if mirrored else cut)
    assert seen.level == ("mirrored" if mirrored else "cropped")
    assert seen.laid.size == seen.other.size == seen.difference.size
    assert np.asarray(seen.difference).mean() < 12 < np.asarray(look(portrait("a"), portrait("b")).difference).mean()


def test_strangers_and_twins() -> None:
    assert look(portrait("a"), portrait("b")).level is None
    same = look(portrait("a"), portrait("a"))
    assert (same.level, same.bits) == ("identical", 0)


def test_the_matrix_says_where_a_cut_picture_lies() -> None:
    whole = portrait("someone")
    wide, high = whole.size
    cut = whole.crop((wide // 5, 0, wide, high))
    matrix = look(cut, whole).matrix
    assert matrix is not None
    a, b, c, d, x, y = matrix
    shrunk = max(cut.size) / max(whole.size)
    assert np.allclose([a, b, c, d], [shrunk, 0, 0, shrunk], atol=0.03)
    assert np.allclose([x, y], [wide // 5 / max(whole.size), 0], atol=0.02)
    assert look(portrait("a"), portrait("b")).matrix is None
