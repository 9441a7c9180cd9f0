"""The head and what is in it."""

from __future__ import annotations

import random

import numpy as np

from linkgraph.demo.portraits.looks import Look
from linkgraph.demo.portraits.pen import Pen, darker, lighter, mix
from linkgraph.demo.portraits.shapes import Points, arc, both_sides, ellipse, points, rounded, smooth

EYE_Y = 0.02
MOUTH_Y = 0.58


def head_outline(look: Look) -> Points:
    """The outline of the head without its ears."""
    w = look.width
    half = points(
        (0.0, -1.0),
        (w * 0.62, -0.9),
        (w * 0.96, -0.5),
        (w, 0.0),
        (w * 0.95, 0.32),
        (look.jaw, 0.72),
        (look.chin, 0.95),
    )
    bottom = points((0.0, 1.0))
    left = half[1:][::-1] * [-1, 1]
    return smooth(np.vstack([half, bottom, left]))


def draw_head(pen: Pen, look: Look) -> None:
    """Ears, face and the shade on one side."""
    shade = darker(look.skin, 0.14)
    for side in (-1, 1):
        pen.fill(ellipse(side * (look.width + 0.03), 0.08, 0.13, 0.21), shade if side > 0 else look.skin)
        pen.line(arc(side * (look.width + 0.04), 0.08, 0.05, 0.1, -110, 110), darker(look.skin, 0.24), 0.025)
    outline = head_outline(look)
    pen.fill(outline, look.skin)
    _shade(pen, look, outline)
    blush = mix(look.skin, (226, 96, 84), 0.2)
    for side in (-1, 1):
        pen.fill(ellipse(side * look.width * 0.6, 0.36, 0.13, 0.09), blush)


def _shade(pen: Pen, look: Look, outline: Points) -> None:
    """The side of the face that is turned away from the light."""
    side = outline[outline[:, 0] >= 0]
    side = side[np.argsort(side[:, 1])]
    inner = side * [0.86 - 0.3 * look.contrast, 1.0] - [0.02, 0.0]
    shade = mix(look.skin, darker(look.skin, 0.2), 0.3 + 0.5 * look.contrast)
    pen.fill(np.vstack([side, inner[::-1]]) * [look.light, 1], shade)


def draw_features(pen: Pen, look: Look, rng: random.Random) -> None:
    """Brows, eyes, nose, mouth, freckles, beard, glasses."""
    if look.freckles:
        for _ in range(14):
            x, y = rng.uniform(-0.5, 0.5), rng.uniform(0.16, 0.4)
            pen.fill(ellipse(x, y, 0.018, 0.018, 8), darker(look.skin, 0.22))
    if look.wrinkles:
        for side in (-1, 1):
            pen.line(
                arc(side * 0.2, 0.45, 0.16, 0.2, -70 * side + 90, -20 * side + 90),
                darker(look.skin, 0.16),
                0.02,
            )
    draw_beard(pen, look)
    for side in (-1, 1):
        _brow(pen, look, side)
        _eye(pen, look, side)
    _nose(pen, look)
    _mouth(pen, look)
    if look.glasses:
        _glasses(pen, look)


def draw_beard(pen: Pen, look: Look) -> None:
    """Whatever grows on cheeks, chin and lip."""
    if not look.beard:
        return
    paint = look.hair if look.beard != "stubble" else mix(look.skin, darker(look.hair), 0.28)
    if look.beard in ("full", "stubble"):
        grow = 1.07 if look.beard == "full" else 1.0
        half = points(
            (look.width * 1.0, 0.12),
            (look.width * 0.97 * grow, 0.34),
            (look.jaw * grow, 0.74 * grow),
            (look.chin * grow, 0.97 * grow),
            (0, 1.03 * grow),
        )
        inner = points((0, 0.4), (0.26, 0.4), (0.42, 0.5), (look.width * 0.82, 0.2))
        pen.fill(smooth(np.vstack([half, (half[:-1] * [-1, 1])[::-1], (inner[1:] * [-1, 1])[::-1], inner])), paint)
        pen.fill(ellipse(0, MOUTH_Y + 0.02, look.mouth_width * 0.95, 0.1), look.skin)
    if look.beard == "goatee":
        pen.fill(rounded(0, 0.8, 0.25, 0.24, 2.6), paint)
        pen.fill(ellipse(0, MOUTH_Y + 0.03, look.mouth_width * 0.8, 0.1), look.skin)
    if look.beard in ("moustache", "goatee", "full"):
        lip = points((0, 0.4), (0.18, 0.41), (look.mouth_width + 0.08, 0.54), (0.2, 0.52), (0, 0.49))
        pen.fill(smooth(both_sides(lip), steps=5), paint)


def _brow(pen: Pen, look: Look, side: int) -> None:
    x, y = side * look.eye_gap, EYE_Y - 0.23
    course = points((x - side * 0.15, y + look.brow_tilt), (x, y - 0.05), (x + side * 0.16, y + 0.02))
    pen.line(smooth(course, closed=False), darker(look.hair, 0.3), look.brow)


def _eye(pen: Pen, look: Look, side: int) -> None:
    x, size, ink = side * look.eye_gap, look.eye_size, (34, 26, 30)
    if look.eye_shape == "smile":
        pen.line(arc(x, EYE_Y + 0.05, size * 1.25, size, 200, 340), ink, 0.045)
        return
    if look.eye_shape == "dot":
        pen.fill(ellipse(x, EYE_Y, size * 0.72, size * 0.86, 24), ink)
        pen.fill(ellipse(x + 0.025, EYE_Y - 0.03, 0.024, 0.024, 12), (255, 255, 255))
        return
    tall = 0.72 if look.eye_shape == "almond" else 1.05
    pen.fill(ellipse(x, EYE_Y, size * 1.32, size * tall, 28), (252, 250, 247))
    pen.fill(ellipse(x, EYE_Y, size * 0.68, size * min(tall, 0.78), 24), look.iris)
    pen.fill(ellipse(x, EYE_Y, size * 0.36, size * 0.4, 20), ink)
    pen.fill(ellipse(x + 0.028, EYE_Y - 0.03, 0.022, 0.022, 12), (255, 255, 255))
    pen.line(arc(x, EYE_Y + 0.015, size * 1.36, size * tall * 1.1, 188, 352), darker(look.skin, 0.7), 0.034)
    if look.female:
        tip = points((x + side * size * 1.25, EYE_Y - 0.02), (x + side * size * 1.75, EYE_Y - 0.075))
        pen.line(tip, ink, 0.03)


def _nose(pen: Pen, look: Look) -> None:
    paint, s = darker(look.skin, 0.26), look.nose_size
    if look.nose == "hook":
        course = points((0.03, 0.05), (0.1 * s, 0.3), (0.02, 0.35), (-0.05, 0.33))
        pen.line(smooth(course, closed=False), paint, 0.034)
    elif look.nose == "soft":
        pen.line(arc(0, 0.27, 0.1 * s, 0.08, 20, 160), paint, 0.036)
    elif look.nose == "round":
        pen.fill(ellipse(0, 0.28, 0.1 * s, 0.075), mix(look.skin, paint, 0.5))
        pen.fill(ellipse(-0.015, 0.26, 0.075 * s, 0.06), lighter(look.skin, 0.12))
    else:
        pen.line(points((0.05 * s, 0.12), (0.075 * s, 0.33), (-0.02, 0.34)), paint, 0.032)


def _mouth(pen: Pen, look: Look) -> None:
    w, y = look.mouth_width, MOUTH_Y
    if look.mouth == "teeth":
        smile = np.vstack([points((-w, y - 0.03)), points((w, y - 0.03)), arc(0, y - 0.03, w, 0.18, 0, 180)])
        pen.fill(smile, (104, 38, 44))
        pen.fill(
            points((-w * 0.86, y - 0.03), (w * 0.86, y - 0.03), (w * 0.7, y + 0.05), (-w * 0.7, y + 0.05)),
            (253, 251, 248),
        )
        pen.line(points((-w, y - 0.03), (w, y - 0.03)), darker(look.lips, 0.2), 0.03)
    elif look.mouth == "closed":
        pen.fill(np.vstack([arc(0, y, w * 0.8, 0.06, 180, 360), arc(0, y, w * 0.75, 0.09, 0, 180)]), look.lips)
        pen.line(arc(0, y - 0.03, w * 0.86, 0.05, 15, 165), darker(look.lips, 0.35), 0.024)
    elif look.mouth == "smirk":
        course = points((-w * 0.8, y + 0.02), (0, y + 0.05), (w * 0.8, y - 0.06))
        pen.line(smooth(course, closed=False), darker(look.lips, 0.25), 0.045)
    else:
        depth = 0.13 if look.mouth == "smile" else 0.03
        pen.line(arc(0, y - depth / 2, w * 0.9, depth, 10, 170), darker(look.lips, 0.25), 0.048)


def _glasses(pen: Pen, look: Look) -> None:
    rx, ry, power = {"round": (0.21, 0.21, 2.0), "wide": (0.26, 0.17, 3.0)}.get(look.glasses, (0.24, 0.18, 5.0))
    for side in (-1, 1):
        rim = rounded(side * (look.eye_gap + 0.01), EYE_Y + 0.02, rx, ry, power)
        if look.glasses == "dark":
            pen.fill(rim, (40, 40, 46))
        pen.line(rim, look.frame, 0.04, closed=True)
        edge = side * (look.eye_gap + rx)
        pen.line(points((edge, EYE_Y - 0.03), (side * (look.width + 0.02), EYE_Y - 0.05)), look.frame, 0.035)
    bridge = look.eye_gap + 0.01 - rx
    pen.line(points((-bridge, EYE_Y), (0, EYE_Y - 0.03), (bridge, EYE_Y)), look.frame, 0.035)
