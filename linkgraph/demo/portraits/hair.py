"""Hair: what hangs behind the head, and what lies on it."""

from __future__ import annotations

import math
import random

import numpy as np

from linkgraph.demo.portraits.looks import Look
from linkgraph.demo.portraits.pen import Colour, Pen, darker, lighter
from linkgraph.demo.portraits.shapes import Points, arc, ellipse, points, smooth

COVERED = ("cap", "beanie", "scarf", "turban")


def draw_back(pen: Pen, look: Look, rng: random.Random) -> None:
    """What is seen behind head and shoulders."""
    paint, w = darker(look.hair, 0.22), look.width
    if look.style in ("long", "fringe", "wavy", "braids"):
        wave = 0.09 if look.style == "wavy" else 0.02
        _curtain(pen, paint, w * rng.uniform(1.14, 1.5), (rng.uniform(0.9, 2.4), rng.uniform(0.9, 2.4)), wave)
    elif look.style == "bob":
        length = rng.uniform(0.5, 1.0)
        _curtain(pen, paint, w * rng.uniform(1.16, 1.5), (length, length), 0.0)
    elif look.style == "afro":
        _cloud(pen, paint, rng, w * rng.uniform(1.35, 1.7), 1.0 + look.volume * 2, -0.25)
    elif look.style == "curls":
        _cloud(pen, paint, rng, w * 1.2, 0.9 + look.volume, -0.1)
    elif look.style == "bun":
        pen.fill(ellipse(rng.uniform(-0.2, 0.2), -1.22, 0.36, 0.34), paint)
    elif look.style == "ponytail":
        side = rng.choice([-1, 1])
        tail = points((0.2, -0.9), (0.95, -0.75), (1.25, 0.1), (1.05, 1.3), (0.82, 0.9), (0.8, 0.1), (0.5, -0.4))
        pen.fill(smooth(tail * [side, 1]), paint)


def draw_front(pen: Pen, look: Look, rng: random.Random) -> None:
    """What lies on the forehead and at the temples."""
    if look.style == "bald" or look.style in COVERED:
        return
    if look.style in ("afro", "curls"):
        _cap(pen, look, hairline=-0.5, sides=0.0, peak=0.0)
        _locks(pen, look, rng)
        return
    shape = {
        "short": (-0.56, -0.1, 0.06),
        "crew": (-0.62, -0.2, 0.0),
        "spiky": (-0.5, -0.15, 0.05),
        "receding": (-0.78, 0.05, -0.1),
        "pixie": (-0.35, 0.15, 0.1),
        "bun": (-0.62, 0.0, 0.04),
        "ponytail": (-0.6, 0.0, 0.05),
        "long": (-0.6, 0.5, 0.06),
        "wavy": (-0.56, 0.5, 0.1),
        "braids": (-0.62, 0.3, 0.1),
        "bob": (-0.5, 0.55, 0.05),
        "fringe": (-0.24, 0.5, 0.0),
        "side": (-0.5, -0.05, 0.3),
        "quiff": (-0.66, -0.15, 0.1),
    }[look.style]
    _cap(pen, look, *shape)
    if look.style == "spiky":
        _spikes(pen, look, rng)
    elif look.style == "quiff":
        _quiff(pen, look, rng)
    elif look.style == "braids":
        _braids(pen, look)
    _shine(pen, look, rng)


def _cap(pen: Pen, look: Look, hairline: float, sides: float, peak: float) -> None:
    """Hair on the skull down to `hairline` at the forehead and to `sides` at the temples; `peak` parts it."""
    w, top = look.width * 1.06, -1.04 - look.volume
    outer = points(
        (-w, sides),
        (-w * 1.03, -0.4),
        (-w * 0.72, top + 0.18),
        (0, top),
        (w * 0.72, top + 0.18),
        (w * 1.03, -0.4),
        (w, sides),
    )
    inner = points(
        (look.width * 0.88, sides),
        (look.width * 0.84, -0.32),
        (look.width * 0.5, hairline + peak * 0.4),
        (-0.12, hairline - peak * 0.5),
        (-look.width * 0.5, hairline + peak * 0.9),
        (-look.width * 0.86, -0.28),
        (-look.width * 0.88, sides),
    )
    pen.fill(np.vstack([smooth(outer, closed=False), smooth(inner, closed=False)]), look.hair)


def _curtain(pen: Pen, paint: Colour, width: float, lengths: tuple[float, float], wave: float) -> None:
    """Hair that falls to the shoulders, as long on the right and on the left as `lengths` say."""
    right, left = (_fall(width, length, wave) for length in lengths)
    top = points((-width * 0.7, -0.98), (0, -1.16), (width * 0.7, -0.98))
    pen.fill(smooth(np.vstack([top, right, left[::-1] * [-1, 1]]), steps=4), paint)


def _fall(width: float, length: float, wave: float) -> Points:
    y = np.linspace(-0.5, length, 14)
    x = width + wave * np.sin(y * 6.5) + 0.05 * (y > 0.8)
    return np.vstack([np.column_stack([x, y]), [[width * 0.5, length + 0.08]]])


def _cloud(pen: Pen, paint: Colour, rng: random.Random, rx: float, ry: float, y: float) -> None:
    pen.fill(ellipse(0, y, rx, ry), paint)
    for angle in np.linspace(150, 390, 20):
        a = math.radians(float(angle))
        r = rng.uniform(0.16, 0.24)
        pen.fill(ellipse(rx * 0.95 * math.cos(a), y + ry * 0.95 * math.sin(a), r, r, 18), paint)


def _locks(pen: Pen, look: Look, rng: random.Random) -> None:
    for angle in np.linspace(172, 368, 15):
        a, r = math.radians(float(angle)), rng.uniform(0.14, 0.2)
        x, y = look.width * 0.92 * math.cos(a), -0.34 + 0.66 * math.sin(a)
        pen.fill(ellipse(x, y, r, r, 18), look.hair)
        pen.line(arc(x, y, r * 0.55, r * 0.55, 200, 320, 8), lighter(look.hair, 0.12), 0.025)


def _spikes(pen: Pen, look: Look, rng: random.Random) -> None:
    w = look.width
    for x in np.linspace(-w * 0.8, w * 0.8, 7):
        tip = float(x) + rng.uniform(-0.1, 0.14)
        height = -1.12 - look.volume - 0.2 * (1 - abs(float(x)) / w) - rng.uniform(0, 0.12)
        pen.fill(points((float(x) - 0.2, -0.82), (tip, height), (float(x) + 0.2, -0.82)), look.hair)


def _quiff(pen: Pen, look: Look, rng: random.Random) -> None:
    side, top = rng.choice([-1, 1]), -1.18 - look.volume
    swoop = points((-0.6, -0.6), (-0.5, top + 0.1), (0.15, top - 0.12), (0.72, top + 0.16), (0.5, -0.72), (0, -0.62))
    pen.fill(smooth(swoop * [side, 1]), look.hair)


def _braids(pen: Pen, look: Look) -> None:
    for side in (-1, 1):
        for step in range(6):
            paint = look.hair if step % 2 else darker(look.hair, 0.14)
            pen.fill(ellipse(side * (look.width + 0.12), 0.55 + step * 0.24, 0.15, 0.17, 20), paint)


def _shine(pen: Pen, look: Look, rng: random.Random) -> None:
    start = rng.uniform(200, 240)
    y, height = -0.5, 0.42 + look.volume * 0.6
    pen.line(
        arc(0, y, look.width * 0.78, height, start, start + rng.uniform(25, 60)),
        lighter(look.hair, 0.16),
        0.045,
    )


def edge(look: Look) -> Points:
    """The arc above the forehead on which hats sit."""
    return arc(0, -0.42, look.width * 1.08, 0.2, 180, 360)
