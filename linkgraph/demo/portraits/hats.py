"""Caps, beanies, scarves and turbans."""

from __future__ import annotations

import random

import numpy as np

from linkgraph.demo.portraits.looks import Look
from linkgraph.demo.portraits.pen import Colour, Pen, darker, lighter
from linkgraph.demo.portraits.shapes import arc, both_sides, ellipse, points, rounded, smooth
from linkgraph.demo.streams import chance


def draw_hat_back(pen: Pen, look: Look, paint: Colour) -> None:
    """The part of a scarf that lies behind the face."""
    if look.style == "scarf":
        w = look.width
        half = points((0, -1.22), (w * 0.85, -1.02), (w * 1.26, -0.3), (w * 1.2, 0.5), (w * 1.35, 1.4), (w * 0.9, 2.1))
        pen.fill(smooth(both_sides(half)), darker(paint, 0.12))


def draw_hat(pen: Pen, look: Look, paint: Colour, rng: random.Random) -> None:
    """What is worn on the head."""
    if look.style == "cap":
        _cap(pen, look, paint, rng.choice([-1, 1]))
    elif look.style == "beanie":
        _beanie(pen, look, paint, chance(rng, 0.5))
    elif look.style == "scarf":
        _scarf(pen, look, paint)
    elif look.style == "turban":
        _turban(pen, look, paint)


def _cap(pen: Pen, look: Look, paint: Colour, side: int) -> None:
    w = look.width * 1.09
    _temples(pen, look)
    pen.fill(np.vstack([arc(0, -0.42, w, 0.82, 180, 360), arc(0, -0.42, w, 0.06, 0, 180)]), paint)
    pen.line(arc(0, -0.42, w * 0.4, 0.8, 200, 340), darker(paint, 0.2), 0.025)
    brim = points((-0.75, -0.42), (0.2, -0.54), (1.05, -0.46), (1.32, -0.28), (0.6, -0.33), (-0.2, -0.3))
    pen.fill(smooth(brim * [side, 1]), darker(paint, 0.25))
    pen.fill(ellipse(side * 0.18, -0.78, 0.17, 0.15), lighter(paint, 0.55))


def _beanie(pen: Pen, look: Look, paint: Colour, bobble: bool) -> None:
    w = look.width * 1.1
    _temples(pen, look)
    pen.fill(np.vstack([arc(0, -0.5, w, 0.86, 180, 360), points((w, -0.4), (-w, -0.4))]), paint)
    pen.fill(rounded(0, -0.5, w * 1.04, 0.16, 5), darker(paint, 0.2))
    for x in np.linspace(-w * 0.85, w * 0.85, 9):
        pen.line(points((float(x), -0.62), (float(x), -0.4)), darker(paint, 0.32), 0.02)
    if bobble:
        pen.fill(ellipse(0, -1.4, 0.2, 0.2), lighter(paint, 0.4))


def _scarf(pen: Pen, look: Look, paint: Colour) -> None:
    w = look.width
    outer = both_sides(
        points((0, -1.2), (w * 0.82, -1.0), (w * 1.18, -0.3), (w * 1.08, 0.5), (w * 0.7, 1.14), (0.2, 1.3))
    )
    inner = both_sides(
        points((0, -0.66), (w * 0.5, -0.58), (w * 0.83, -0.2), (w * 0.82, 0.3), (w * 0.6, 0.7), (0.2, 0.92))
    )
    o, i = smooth(outer), smooth(inner)
    pen.fill(np.vstack([o, o[:1], i[:1], i[::-1]]), paint)
    for shift in (0.06, 0.14):
        pen.line(arc(0, -0.2, w * (0.92 + shift), 0.75 + shift, 200, 320), darker(paint, 0.14), 0.02)


def _turban(pen: Pen, look: Look, paint: Colour) -> None:
    w = look.width
    pen.fill(
        smooth(both_sides(points((0, -1.5), (w * 0.9, -1.28), (w * 1.2, -0.75), (w * 1.02, -0.32), (w * 0.5, -0.5)))),
        paint,
    )
    for step in range(4):
        course = points((-w * 1.1, -0.5 - step * 0.2), (0, -0.72 - step * 0.22), (w * 1.1, -0.95 - step * 0.12))
        pen.line(smooth(course, closed=False), darker(paint, 0.2), 0.03)


def _temples(pen: Pen, look: Look) -> None:
    for side in (-1, 1):
        pen.fill(rounded(side * look.width * 0.97, -0.22, 0.09, 0.28, 3), look.hair)
