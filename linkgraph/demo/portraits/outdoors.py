"""Grounds under the sky."""

from __future__ import annotations

import math
import random

from PIL import ImageDraw

from linkgraph.demo.portraits.pen import Colour, darker, lighter, mix

Draw = ImageDraw.ImageDraw


def mountains(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Ranges of mountains, one behind the other, and a sun."""
    _disc(draw, rng, lighter(colours[4], 0.4), size, 0.08, 0.2)
    for depth in range(3):
        base, paint = (
            size * rng.uniform(0.2, 0.42) * (1 + depth * 0.5),
            mix(colours[2], colours[3], depth / 2),
        )
        x, course = -0.1 * size, [(-0.1 * size, float(size))]
        while x < size * 1.2:
            course.append((x, base + rng.uniform(-0.22, 0.22) * size))
            x += rng.uniform(0.14, 0.36) * size
        draw.polygon([*course, (size * 1.2, size)], fill=paint)


def skyline(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """A city with lit windows."""
    _disc(draw, rng, lighter(colours[1], 0.5), size, 0.06, 0.16)
    x = -rng.random() * 40
    while x < size:
        wide, top = rng.uniform(0.09, 0.22) * size, rng.uniform(0.05, 0.62) * size
        paint = mix(colours[3], darker(colours[2], 0.4), rng.random())
        draw.rectangle((x, top, x + wide, size), fill=paint)
        step = rng.uniform(0.045, 0.075) * size
        for row in range(int((size - top) / step)):
            for column in range(int(wide / step)):
                if rng.random() < 0.55:
                    wx, wy = x + 8 + column * step, top + 10 + row * step
                    draw.rectangle((wx, wy, wx + step * 0.5, wy + step * 0.55), fill=lighter(colours[4], 0.45))
        x += wide + rng.choice([0, 6, 20])


def sea(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Sky, sea, perhaps sand and a sail."""
    _disc(draw, rng, lighter(colours[4], 0.3), size, 0.08, 0.22)
    level = rng.uniform(0.3, 0.7) * size
    draw.rectangle((0, level, size, size), fill=mix((36, 104, 150), colours[2], 0.4))
    for _ in range(14):
        x, y = rng.random() * size, rng.uniform(level, size)
        draw.rounded_rectangle((x, y, x + rng.uniform(40, 170), y + 8), 4, fill=lighter(colours[1], 0.5))
    if rng.random() < 0.7:
        x, r = rng.uniform(0.05, 0.95) * size, rng.uniform(0.1, 0.22) * size
        draw.polygon([(x, level - r * 2), (x, level - 10), (x + r, level - 10)], fill=(250, 247, 240))
        draw.polygon(
            [
                (x - r * 0.6, level - 6),
                (x + r * 1.1, level - 6),
                (x + r * 0.7, level + r * 0.4),
                (x - r * 0.3, level + r * 0.4),
            ],
            fill=darker(colours[3], 0.3),
        )
    if rng.random() < 0.5:
        draw.polygon(
            [(0, size), (0, level * 1.25), (size, level * 1.5), (size, size)],
            fill=mix((233, 208, 160), colours[0], 0.2),
        )


def forest(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Fir trees."""
    for depth in range(3):
        for _ in range(rng.randint(3, 6)):
            x, floor = rng.random() * size, size * rng.uniform(0.5, 0.7) * (1 + depth * 0.35)
            tall, wide = rng.uniform(0.35, 0.8) * size, rng.uniform(0.09, 0.2) * size
            paint = mix(mix((32, 92, 70), colours[2], 0.4), colours[0], 0.5 - depth * 0.22)
            for part in range(3):
                top, low = floor - tall + part * tall * 0.22, floor - tall * (0.5 - part * 0.2)
                spread = wide * (0.6 + part * 0.28)
                draw.polygon([(x, top), (x + spread, low), (x - spread, low)], fill=darker(paint, part * 0.08))


def hills(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Soft hills and clouds."""
    for _ in range(rng.randint(1, 4)):
        x, y, r = rng.random() * size, rng.uniform(0.05, 0.4) * size, rng.uniform(0.05, 0.11) * size
        for dx, scale in ((-1.1, 0.7), (0.0, 1.0), (1.2, 0.8)):
            draw.ellipse(
                (x + dx * r - r * scale, y - r * scale, x + dx * r + r * scale, y + r * scale),
                fill=lighter(colours[0], 0.75),
            )
    for depth in range(3):
        x, r = rng.uniform(-0.2, 1.2) * size, rng.uniform(0.5, 1.1) * size
        top = size * (0.3 + depth * 0.17) + rng.uniform(-0.1, 0.1) * size
        draw.ellipse(
            (x - r * 1.3, top, x + r * 1.3, top + r * 2),
            fill=mix(mix((96, 156, 92), colours[2], 0.4), colours[3], depth * 0.35),
        )


def night(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Lights out of focus, against the dark."""
    draw.rectangle((0, 0, size, size), fill=darker(colours[3], 0.6))
    for _ in range(rng.randint(12, 26)):
        x, y, r = rng.random() * size, rng.random() * size, rng.uniform(0.03, 0.13) * size
        paint = mix(darker(colours[3], 0.6), lighter(rng.choice(colours), 0.3), rng.uniform(0.4, 0.9))
        draw.ellipse((x - r, y - r, x + r, y + r), fill=paint)
        draw.arc((x - r, y - r, x + r, y + r), 0, 360, fill=lighter(paint, 0.3), width=4)


def _disc(draw: Draw, rng: random.Random, paint: Colour, size: int, low: float, high: float) -> None:
    r, angle = rng.uniform(low, high) * size, rng.uniform(0, math.tau)
    x, y = size * (0.5 + 0.38 * math.cos(angle)), size * (0.25 + 0.15 * math.sin(angle))
    draw.ellipse((x - r, y - r, x + r, y + r), fill=paint)
