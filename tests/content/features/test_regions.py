from __future__ import annotations

import random

import numpy as np
import pytest
from PIL import Image

from linkgraph.content.features.regions import regions
from linkgraph.demo.portraits.draw import draw_portrait

PLACE = (60, 120, 310, 420)


def sheet(ground: Image.Image) -> Image.Image:
    """A portrait at PLACE on `ground`."""
    portrait = draw_portrait(random.Random("someone"), "korean male 30").image.convert("L")
    ground.paste(portrait.resize((PLACE[2] - PLACE[0], PLACE[3] - PLACE[1])), PLACE[:2])
    return ground


def slope() -> Image.Image:
    """A ground that goes from black to grey, as no single grey level does."""
    across = np.linspace(25, 95, 860)[None, :] + np.linspace(-20, 10, 540)[:, None]
    return Image.fromarray(across.clip(0, 255).astype(np.uint8))


@pytest.mark.parametrize("ground", [Image.new("L", (860, 540), 250), slope()], ids=["even", "slope"])
def test_a_portrait_on_a_card_is_found(ground: Image.Image) -> None:
    (found,) = regions(sheet(ground))
    assert max(abs(a - b) for a, b in zip(found, PLACE, strict=True)) <= 20


def test_nothing_is_found_on_a_bare_card_or_a_small_picture() -> None:
    assert regions(Image.new("L", (860, 540), 250)) == []
    assert regions(sheet(Image.new("L", (860, 540), 250)).resize((390, 245))) == []


@pytest.mark.parametrize("size", [(600, 1), (1, 600), (2000, 20), (5000, 21), (500, 5)])
def test_a_line_between_paragraphs_holds_nothing(size: tuple[int, int]) -> None:
    assert regions(Image.new("L", size, 255)) == []
