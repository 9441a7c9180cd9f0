"""Grounds that are nothing but shapes."""

from __future__ import annotations

import math
import random

from PIL import ImageDraw

from linkgraph.demo.portraits.pen import Colour, mix

Draw = ImageDraw.ImageDraw


def stripes(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Bands at an angle."""
    angle, step = rng.uniform(0, math.pi), rng.uniform(0.09, 0.26) * size
    dx, dy = math.cos(angle), math.sin(angle)
    at = -size * 1.5 + rng.random() * step
    while at < size * 1.5:
        wide = step * rng.uniform(0.3, 0.7)
        x, y = size / 2 + at * dx, size / 2 + at * dy
        draw.line(
            (x - dy * 2 * size, y + dx * 2 * size, x + dy * 2 * size, y - dx * 2 * size),
            fill=rng.choice(colours[1:]),
            width=int(wide),
        )
        at += step


def rays(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Rays out of a point."""
    x, y, count = rng.uniform(0.1, 0.9) * size, rng.uniform(0.0, 0.9) * size, rng.randint(5, 15)
    turn = rng.uniform(0, 360)
    for i in range(count):
        start = turn + i * 360 / count
        box = (x - 2 * size, y - 2 * size, x + 2 * size, y + 2 * size)
        draw.pieslice(box, start, start + 180 / count * rng.uniform(0.7, 1.2), fill=colours[1 + i % 3])


def bubbles(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Discs of all sizes."""
    for _ in range(rng.randint(9, 22)):
        x, y, r = rng.random() * size, rng.random() * size, rng.uniform(0.05, 0.26) * size
        draw.ellipse((x - r, y - r, x + r, y + r), fill=mix(rng.choice(colours), colours[0], rng.random() * 0.5))


def shards(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Triangles thrown about."""
    for _ in range(rng.randint(12, 26)):
        x, y = rng.random() * size, rng.random() * size
        corners = [(x + rng.uniform(-0.3, 0.3) * size, y + rng.uniform(-0.3, 0.3) * size) for _ in range(3)]
        draw.polygon(corners, fill=mix(rng.choice(colours), rng.choice(colours), rng.random() * 0.4))


def waves(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Waves above one another."""
    count = rng.randint(4, 8)
    for i in range(count):
        level, height = size * (i + rng.random()) / count, rng.uniform(0.03, 0.1) * size
        length, phase = rng.uniform(0.2, 0.7) * size, rng.uniform(0, math.tau)
        crest = [(x, level + height * math.sin(x / length * math.tau + phase)) for x in range(0, size + 16, 16)]
        draw.polygon([(0, size), *crest, (size, size)], fill=mix(rng.choice(colours), colours[i % 5], 0.5))


def rings(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Circles around one another."""
    for _ in range(rng.randint(1, 3)):
        x, y, r = rng.random() * size, rng.random() * size, rng.uniform(0.4, 1.0) * size
        for i in range(int(r / (size * 0.07))):
            left = r - i * size * rng.uniform(0.07, 0.12)
            if left > 5:
                draw.ellipse((x - left, y - left, x + left, y + left), fill=colours[i % len(colours)])


def blocks(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Rectangles that divide the ground, as in a painting."""
    _divide(draw, rng, colours, (0.0, 0.0, float(size), float(size)), 4)


def chevrons(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Zigzag bands."""
    step, high = rng.uniform(0.12, 0.3) * size, rng.uniform(0.08, 0.22) * size
    y, i, shift = -high * 2, 0, rng.random() * step
    while y < size + high:
        course = [(k * step / 2 - shift, y + (high if k % 2 else 0)) for k in range(int(2 * size / step) + 6)]
        draw.line(course, fill=colours[1 + i % 4], width=int(high * 0.55), joint="curve")
        y, i = y + high * rng.uniform(0.9, 1.3), i + 1


def _divide(
    draw: Draw, rng: random.Random, colours: list[Colour], box: tuple[float, float, float, float], depth: int
) -> None:
    x, y, right, low = box
    if depth == 0 or (depth < 3 and rng.random() < 0.25):
        gap = min(4.0, (right - x) / 4, (low - y) / 4)
        draw.rectangle((x + gap, y + gap, right - gap, low - gap), fill=rng.choice(colours))
    elif rng.random() < 0.5:
        cut = x + (right - x) * rng.uniform(0.3, 0.7)
        _divide(draw, rng, colours, (x, y, cut, low), depth - 1)
        _divide(draw, rng, colours, (cut, y, right, low), depth - 1)
    else:
        cut = y + (low - y) * rng.uniform(0.3, 0.7)
        _divide(draw, rng, colours, (x, y, right, cut), depth - 1)
        _divide(draw, rng, colours, (x, cut, right, low), depth - 1)
