from __future__ import annotations

import io
import random
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from linkgraph.content.refusal import refusal
from linkgraph.demo.portraits.draw import draw_portrait

SIDE = 256


def noise(seed: int = 1) -> Image.Image:
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, (SIDE, SIDE, 3), dtype=np.uint8))


def initials() -> Image.Image:
    picture = Image.new("RGB", (SIDE, SIDE), "#7744aa")
    ImageDraw.Draw(picture).text((128, 128), "JD", fill="white", anchor="mm", font=ImageFont.load_default(110))
    return picture


def initials_on_a_wash() -> Image.Image:
    other = initials().convert("HSV").point(lambda value: (value + 9) % 256).convert("RGB")
    return Image.composite(initials(), other, Image.linear_gradient("L"))


def silhouette() -> Image.Image:
    picture = Image.new("RGB", (SIDE, SIDE), "#cccccc")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((78, 50, 178, 150), fill="#888888")
    pen.ellipse((38, 160, 218, 340), fill="#888888")
    return picture


def pattern() -> Image.Image:
    """Blocks, mirrored, as they stand for accounts without a picture."""
    rng, picture = random.Random(3), Image.new("RGB", (250, 250), "#f0f0f0")
    pen = ImageDraw.Draw(picture)
    for column in range(3):
        for row in range(5):
            for x in {column, 4 - column} if rng.random() < 0.5 else ():
                pen.rectangle((50 * x, 50 * row, 50 * x + 49, 50 * row + 49), fill="#33aa77")
    return picture


def logo() -> Image.Image:
    picture = Image.new("RGB", (300, 300), "white")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((40, 40, 260, 260), fill="#ee3333")
    pen.polygon([(150, 70), (230, 220), (70, 220)], fill="#ffdd00")
    pen.rectangle((130, 150, 170, 240), fill="#005599")
    return picture


def page(of: Image.Image) -> Image.Image:
    sheet = Image.new("RGB", (900, 1200), "white")
    sheet.paste(of.resize((260, 260)), (580, 60))
    return sheet


def saved(picture: Image.Image) -> Image.Image:
    file = io.BytesIO()
    picture.convert("RGB").save(file, "JPEG", quality=85)
    return Image.open(io.BytesIO(file.getvalue())).convert("RGB")


def portrait(number: int) -> Image.Image:
    return draw_portrait(random.Random(f"portrait {number}"), "german female 40").image


REFUSED: dict[str, tuple[Callable[[], Image.Image], str]] = {
    "tiny": (lambda: portrait(1).resize((18, 18)), "too small"),
    "blank": (lambda: Image.new("RGB", (SIDE, SIDE), "#335577"), "blank"),
    "noise": (noise, "noise"),
    "grey noise": (lambda: noise(2).convert("L"), "noise"),
    "a wash": (lambda: Image.linear_gradient("L"), "change of colour"),
    "a round wash": (lambda: Image.radial_gradient("L"), "change of colour"),
    "initials": (initials, "flat colours"),
    "initials on a wash": (initials_on_a_wash, "flat colours"),
    "a silhouette": (silhouette, "flat colours"),
    "a pattern": (pattern, "flat colours"),
    "a logo": (logo, "flat colours"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_says_nothing_is_refused(name: str) -> None:
    make, why = REFUSED[name]
    assert why in (refusal(make()) or "")
    assert why in (refusal(saved(make())) or "")


def test_what_is_on_a_page_tells() -> None:
    assert "flat colours" in (refusal(page(logo())) or "")


@pytest.mark.parametrize("number", range(8))
def test_portraits_are_not(number: int) -> None:
    assert refusal(portrait(number)) is None
    assert refusal(saved(portrait(number).resize((96, 96)))) is None
    assert refusal(page(portrait(number))) is None


@pytest.mark.parametrize("number", range(8))
def test_nor_are_they_when_greyed_and_darkened(number: int) -> None:
    faded = portrait(number).convert("L").point(lambda value: value * 0.35)
    assert refusal(faded) is None
    assert refusal(saved(faded)) is None


@pytest.mark.parametrize("make", [initials, silhouette, pattern, logo])
def test_what_is_drawn_stays_drawn_when_faded(make: Callable[[], Image.Image]) -> None:
    assert "flat colours" in (refusal(make().point(lambda value: 160 + value * 0.35)) or "")
