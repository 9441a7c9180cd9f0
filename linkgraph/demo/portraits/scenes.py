"""What is behind a person: a choice of grounds with things on them."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from linkgraph.demo.portraits import outdoors, patterns, rooms
from linkgraph.demo.portraits.pen import Colour, colour, mix
from linkgraph.demo.tables import table

Scene = Callable[[ImageDraw.ImageDraw, random.Random, list[Colour], int], None]
SCENES: tuple[Scene, ...] = (
    rooms.shelf,
    rooms.window,
    rooms.wall_art,
    rooms.bricks,
    rooms.panels,
    rooms.plants,
    rooms.lamps,
    rooms.tiles,
    outdoors.mountains,
    outdoors.skyline,
    outdoors.sea,
    outdoors.forest,
    outdoors.hills,
    outdoors.night,
    patterns.stripes,
    patterns.rays,
    patterns.bubbles,
    patterns.shards,
    patterns.waves,
    patterns.rings,
    patterns.blocks,
    patterns.chevrons,
)


def draw_scene(rng: random.Random, size: int) -> Image.Image:
    """A square ground of `size` pixels."""
    colours = [colour(c) for c in rng.choice(table("portraits")["palettes"]).split()]
    rng.shuffle(colours)
    image = _gradient(rng, colours[0], colours[1], size)
    rng.choice(SCENES)(ImageDraw.Draw(image), rng, colours, size)
    return image


def _gradient(rng: random.Random, start: Colour, end: Colour, size: int) -> Image.Image:
    small = 64
    y, x = np.mgrid[0:small, 0:small] / (small - 1.0)
    if rng.random() < 0.6:
        angle = rng.uniform(0, 2 * np.pi)
        share = (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle) + 0.5
    else:
        share = np.hypot(x - rng.random(), y - rng.random())
    share = np.clip(share, 0, 1)[..., None]
    end = mix(start, end, rng.uniform(0.3, 1.0))
    pixels = np.array(start) * (1 - share) + np.array(end) * share
    return Image.fromarray(pixels.astype(np.uint8)).resize((size, size), Image.Resampling.BILINEAR)
