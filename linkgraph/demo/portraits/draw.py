"""Puts a portrait together."""

from __future__ import annotations

import random
from dataclasses import dataclass

from PIL import Image, ImageFilter

from linkgraph.demo.portraits.body import draw_body
from linkgraph.demo.portraits.face import draw_features, draw_head
from linkgraph.demo.portraits.hair import draw_back, draw_front
from linkgraph.demo.portraits.hats import draw_hat, draw_hat_back
from linkgraph.demo.portraits.looks import make_look
from linkgraph.demo.portraits.pen import Pen, colour
from linkgraph.demo.portraits.scenes import draw_scene
from linkgraph.demo.tables import table

SIDE = 320
OVERSAMPLING = 2
MOVED = 0.04
"""Part by which sitters of one studio are nearer, or further to a side."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A square picture of `SIDE` pixels, and the box (left, top, right, bottom) around its head."""

    image: Image.Image
    head: tuple[int, int, int, int]


def draw_portrait(rng: random.Random, like: str = "", studio: int | None = None) -> Portrait:
    """A portrait of somebody who is `like` (see `make_look`).

    Those of one `studio` have one ground, one light and one place to sit; the sitter moves a little.
    """
    size = SIDE * OVERSAMPLING
    look = make_look(rng, like)
    room = rng if studio is None else random.Random(f"studio {studio}")
    image = _background(room, size)
    unit = room.uniform(0.185, 0.285) * size
    x, y = room.uniform(0.36, 0.64) * size, room.uniform(0.4, 0.5) * size
    if studio is not None:
        unit, x, y = (side * rng.uniform(1 - MOVED, 1 + MOVED) for side in (unit, x, y))
    body = Pen(image, x, y, unit, rng.uniform(-3, 3))
    head = Pen(image, x, y, unit, rng.uniform(-11, 11))
    hat = colour(rng.choice(table("portraits")["cloth"]))
    draw_back(head, look, rng)
    draw_hat_back(head, look, hat)
    draw_body(body, look, rng)
    draw_head(head, look)
    draw_front(head, look, rng)
    draw_features(head, look, rng)
    draw_hat(head, look, hat, rng)
    around = (x - 1.5 * unit, y - 1.5 * unit, x + 1.5 * unit, y + 1.5 * unit)
    left, top, right, bottom = (round(edge / OVERSAMPLING) for edge in around)
    return Portrait(_light(room, image.reduce(OVERSAMPLING)), (left, top, right, bottom))


def _background(rng: random.Random, size: int) -> Image.Image:
    """The scene, sharp or out of focus."""
    if rng.random() < 0.5:
        return draw_scene(rng, size)
    small = draw_scene(rng, size // 2).reduce(2).filter(ImageFilter.GaussianBlur(rng.uniform(0.6, 2.2)))
    return small.resize((size, size), Image.Resampling.BILINEAR)


def _light(rng: random.Random, image: Image.Image) -> Image.Image:
    """A soft fall of light over the whole picture."""
    ramp = Image.linear_gradient("L").rotate(rng.uniform(0, 360)).crop((64, 64, 192, 192))
    low = rng.uniform(0.7, 0.92)
    mask = ramp.point(lambda v: int(255 * min(1.0, low + (1 - low) * (v - 40) / 150)))
    mask = mask.resize(image.size, Image.Resampling.BILINEAR)
    return Image.composite(image, Image.new("RGB", image.size, (28, 20, 40)), mask)
