"""Grounds indoors."""

from __future__ import annotations

import random

from PIL import ImageDraw

from linkgraph.demo.portraits.pen import Colour, darker, lighter, mix

Draw = ImageDraw.ImageDraw


def shelf(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """A book shelf."""
    wood, rows = darker(colours[1], 0.35), rng.randint(2, 4)
    height = size / rows
    draw.rectangle((0, 0, size, size), fill=darker(colours[0], 0.25))
    for row in range(rows + 1):
        floor, x = row * height + rng.uniform(0, 0.5) * height / rows, rng.uniform(-30, 10)
        while x < size:
            wide, tall = rng.uniform(0.03, 0.09) * size, rng.uniform(0.5, 0.86) * height
            if rng.random() < 0.85:
                paint = mix(rng.choice(colours), rng.choice(colours), rng.random() * 0.5)
                draw.rectangle((x, floor - tall, x + wide, floor), fill=paint)
                draw.rectangle((x, floor - tall * 0.8, x + wide, floor - tall * 0.74), fill=lighter(paint, 0.4))
            x += wide + 2
        draw.rectangle((0, floor, size, floor + size * 0.035), fill=wood)


def window(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """A window with panes, and a curtain."""
    left, top = rng.uniform(-0.25, 0.5) * size, rng.uniform(-0.2, 0.15) * size
    wide, tall = rng.uniform(0.45, 0.8) * size, rng.uniform(0.5, 0.85) * size
    draw.rectangle((left - 14, top - 14, left + wide + 14, top + tall + 14), fill=lighter(colours[2], 0.7))
    draw.rectangle((left, top, left + wide, top + tall), fill=lighter(colours[3], 0.55))
    draw.polygon([(left, top), (left + wide * 0.7, top), (left, top + tall * 0.8)], fill=lighter(colours[3], 0.75))
    for i in range(1, rng.randint(2, 3)):
        x = left + wide * i / 2
        draw.rectangle((x - 7, top, x + 7, top + tall), fill=lighter(colours[2], 0.7))
    y = top + tall * rng.uniform(0.35, 0.6)
    draw.rectangle((left, y - 7, left + wide, y + 7), fill=lighter(colours[2], 0.7))
    side = left - wide * 0.25 if rng.random() < 0.5 else left + wide * 0.85
    for fold in range(4):
        x = side + fold * wide * 0.1
        draw.rectangle((x, 0, x + wide * 0.1, size), fill=darker(colours[4], 0.1 + 0.12 * (fold % 2)))


def wall_art(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Frames on a wall."""
    for _ in range(rng.randint(2, 5)):
        x, y = rng.uniform(-0.1, 0.9) * size, rng.uniform(-0.1, 0.7) * size
        wide, tall = rng.uniform(0.16, 0.42) * size, rng.uniform(0.16, 0.42) * size
        draw.rectangle((x - 12, y - 12, x + wide + 12, y + tall + 12), fill=darker(colours[3], 0.4))
        draw.rectangle((x, y, x + wide, y + tall), fill=lighter(colours[4], 0.6))
        draw.ellipse((x + wide * 0.2, y + tall * 0.2, x + wide * 0.8, y + tall * 0.7), fill=rng.choice(colours))
        draw.polygon([(x, y + tall), (x + wide * 0.5, y + tall * 0.5), (x + wide, y + tall)], fill=rng.choice(colours))


def bricks(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """A brick wall."""
    tall, wide = rng.uniform(0.07, 0.16) * size, rng.uniform(0.18, 0.36) * size
    y, row = -rng.random() * tall, 0
    while y < size:
        x = -wide * (0.5 * (row % 2) + 0.5)
        while x < size:
            paint = mix(colours[2], rng.choice(colours), rng.random() * 0.45)
            draw.rounded_rectangle((x + 3, y + 3, x + wide - 3, y + tall - 3), 5, fill=paint)
            x += wide
        y, row = y + tall, row + 1


def panels(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Wooden panels, or a wall in two colours."""
    x = -rng.uniform(0, 0.2) * size
    while x < size:
        wide = rng.uniform(0.06, 0.24) * size
        draw.rectangle((x, 0, x + wide - 4, size), fill=mix(colours[1], rng.choice(colours), rng.random() * 0.6))
        x += wide
    rail = rng.uniform(0.2, 0.75) * size
    draw.rectangle((0, rail, size, rail + size * 0.05), fill=lighter(colours[4], 0.5))
    if rng.random() < 0.6:
        draw.rectangle((0, 0, size, rail), fill=mix(colours[0], colours[2], 0.3))


def plants(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Big leaves from the edges."""
    for _ in range(rng.randint(10, 18)):
        x, y = rng.uniform(-0.1, 1.1) * size, rng.uniform(-0.1, 1.0) * size
        _leaf(
            draw,
            rng,
            mix(rng.choice([(46, 120, 84), (28, 84, 60), (120, 160, 90)]), rng.choice(colours), 0.3),
            x,
            y,
            size,
        )


def lamps(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Lamps hanging from the ceiling, and their light."""
    for _ in range(rng.randint(2, 4)):
        x, y, r = rng.uniform(0, 1) * size, rng.uniform(0.08, 0.42) * size, rng.uniform(0.09, 0.19) * size
        draw.polygon([(x - r, y), (x + r, y), (x + r * 3, size), (x - r * 3, size)], fill=lighter(colours[1], 0.35))
        draw.line((x, 0, x, y), fill=darker(colours[3], 0.5), width=6)
        draw.pieslice((x - r, y - r, x + r, y + r), 180, 360, fill=darker(colours[3], 0.3))
        draw.ellipse((x - r * 0.35, y - r * 0.2, x + r * 0.35, y + r * 0.4), fill=(255, 236, 170))


def tiles(draw: Draw, rng: random.Random, colours: list[Colour], size: int) -> None:
    """Large tiles in the colours of the palette."""
    step = rng.uniform(0.11, 0.3) * size
    ox, oy = rng.random() * step, rng.random() * step
    for row in range(-1, int(size / step) + 2):
        for column in range(-1, int(size / step) + 2):
            x, y = column * step + ox, row * step + oy
            draw.rectangle(
                (x, y, x + step - 5, y + step - 5),
                fill=mix(rng.choice(colours), colours[0], rng.random() * 0.5),
            )


def _leaf(draw: Draw, rng: random.Random, paint: Colour, x: float, y: float, size: int) -> None:
    dx, dy = rng.uniform(-0.3, 0.3) * size, rng.uniform(-0.35, 0.1) * size
    nx, ny = -dy * 0.28, dx * 0.28
    middle = (x + dx * 0.45, y + dy * 0.45)
    sides = [(middle[0] + nx, middle[1] + ny), (x + dx, y + dy), (middle[0] - nx, middle[1] - ny)]
    draw.polygon([(x, y), *sides], fill=paint)
    draw.line((x, y, x + dx, y + dy), fill=lighter(paint, 0.3), width=4)
