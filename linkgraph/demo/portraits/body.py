"""Neck, shoulders and clothes."""

from __future__ import annotations

import random

import numpy as np
from PIL import Image, ImageDraw

from linkgraph.demo.portraits.looks import Look, often
from linkgraph.demo.portraits.pen import Colour, Pen, colour, darker, lighter
from linkgraph.demo.portraits.shapes import Points, arc, both_sides, ellipse, points, smooth
from linkgraph.demo.tables import table


def draw_body(pen: Pen, look: Look, rng: random.Random) -> None:
    """The body below the head, dressed."""
    codes = table("portraits")["cloth"]
    main, other = (colour(c) for c in rng.sample(codes, 2))
    wide, slope = rng.uniform(1.3, 1.65) - (0.15 if look.female else 0), rng.uniform(1.35, 1.55)
    half = points((0, 1.06), (0.36, 1.1), (0.62, 1.24), (wide * 0.85, slope), (wide, slope + 0.4), (wide * 1.1, 4.4))
    torso = smooth(both_sides(half))
    neck = points((0.34, 0.5), (0.33, 1.05), (0.48, 1.28))
    pen.fill(torso, main)
    _pattern(pen, torso, often(rng, "patterns"), other, rng)
    pen.fill(smooth(both_sides(np.vstack([neck, [[0, 1.55]]])), steps=5), darker(look.skin, 0.1))
    pen.fill(np.vstack([arc(0, 0.72, 0.4, 0.52, 20, 160)]), darker(look.skin, 0.26))
    _garment(pen, often(rng, "clothes"), main, other, look)


def _garment(pen: Pen, kind: str, main: Colour, other: Colour, look: Look) -> None:
    white = (246, 244, 239)
    if kind in ("shirt", "suit"):
        if kind == "suit":
            pen.fill(points((-0.42, 1.16), (0.42, 1.16), (0.16, 3.2), (-0.16, 3.2)), white)
            if not look.female:
                pen.fill(points((-0.09, 1.42), (0.09, 1.42), (0.16, 2.9), (0, 3.1), (-0.16, 2.9)), other)
        for side in (-1, 1):
            lapel = white if kind == "suit" else lighter(main, 0.16)
            pen.fill(points((0, 1.56), (side * 0.5, 1.02), (side * 0.66, 1.26), (side * 0.36, 1.78)), lapel)
            if kind == "suit":
                pen.fill(
                    points((side * 0.55, 1.18), (side * 0.92, 1.4), (side * 0.14, 3.2), (side * 0.12, 2.7)),
                    darker(main, 0.3),
                )
        if kind == "shirt":
            pen.line(points((0, 1.58), (0, 4)), darker(main, 0.25), 0.03)
            for y in (1.9, 2.4):
                pen.fill(ellipse(0.06, y, 0.04, 0.04, 12), lighter(main, 0.6))
    elif kind == "turtleneck":
        pen.fill(
            smooth(both_sides(points((0, 0.98), (0.4, 0.94), (0.44, 1.2), (0.5, 1.4), (0, 1.5)))),
            lighter(main, 0.08),
        )
        pen.line(arc(0, 0.96, 0.4, 0.1, 0, 180), darker(main, 0.2), 0.03)
    elif kind == "hoodie":
        for side in (-1, 1):
            hood = points(
                (side * 0.3, 0.98),
                (side * 0.85, 1.12),
                (side * 0.8, 1.45),
                (side * 0.3, 1.72),
                (side * 0.1, 1.5),
            )
            pen.fill(smooth(hood), darker(main, 0.18))
            pen.line(points((side * 0.2, 1.62), (side * 0.22, 2.3)), lighter(main, 0.6), 0.04)
    elif kind == "vneck":
        pen.fill(points((-0.46, 1.18), (0.46, 1.18), (0, 2.0)), look.skin)
        pen.line(points((-0.48, 1.16), (0, 2.0), (0.48, 1.16)), other, 0.09)
    else:
        pen.line(arc(0, 1.12, 0.5, 0.36, 8, 172), lighter(main, 0.3) if kind == "jumper" else other, 0.09)


def _pattern(pen: Pen, torso: Points, kind: str, paint: Colour, rng: random.Random) -> None:
    if not kind:
        return
    size = pen.image.size
    layer = Image.new("L", size)
    draw, step = ImageDraw.Draw(layer), int(rng.uniform(0.16, 0.42) * pen.unit)
    top, thick = int(pen.origin[1]), max(3, step // rng.choice([2, 3, 4]))
    if kind in ("stripes", "plaid"):
        for y in range(top, size[1], step):
            draw.rectangle((0, y, size[0], y + thick), fill=255)
    if kind in ("bars", "plaid"):
        for x in range(int(pen.origin[0]) % step - step, size[0], step):
            draw.rectangle((x, top, x + thick, size[1]), fill=255 if kind == "bars" else 150)
    if kind == "dots":
        for row, y in enumerate(range(top, size[1], step)):
            for x in range(-(row % 2) * step // 2, size[0], step):
                draw.ellipse((x, y, x + thick, y + thick), fill=255)
    if kind == "block":
        y = top + int(rng.uniform(1.5, 2.2) * pen.unit)
        draw.rectangle((0, y, size[0], y + int(rng.uniform(0.3, 0.9) * pen.unit)), fill=255)
    mask = Image.new("L", size)
    mask.paste(layer, (0, 0), pen.clip(torso))
    pen.image.paste(paint, (0, 0, *size), mask)
