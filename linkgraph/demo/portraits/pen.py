"""Draws outlines on a picture through a tilt, a scale and a place."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw

from linkgraph.demo.portraits.shapes import Points

Colour = tuple[int, int, int]


def colour(code: str) -> Colour:
    """The colour of a hexadecimal code."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(left: Colour, right: Colour, share: float) -> Colour:
    """`left` with `share` of `right` in it."""
    r, g, b = (round(a + (c - a) * share) for a, c in zip(left, right, strict=True))
    return r, g, b


def darker(base: Colour, share: float = 0.2) -> Colour:
    """`base` nearer to a warm black."""
    return mix(base, (38, 22, 30), share)


def lighter(base: Colour, share: float = 0.2) -> Colour:
    """`base` nearer to white."""
    return mix(base, (255, 252, 246), share)


class Pen:
    """Draws in head units: (0, 0) is between the eyes and the mouth, 1 is half the head's height."""

    def __init__(self, image: Image.Image, x: float, y: float, unit: float, tilt: float) -> None:
        self.image = image
        self.draw = ImageDraw.Draw(image)
        self.origin = np.array([x, y])
        self.unit = unit
        turn = math.radians(tilt)
        self.turn = np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])

    def place(self, outline: Points) -> list[tuple[float, float]]:
        """Where the points of `outline` come to lie on the picture."""
        placed = outline @ self.turn * self.unit + self.origin
        return [(float(x), float(y)) for x, y in placed]

    def fill(self, outline: Points, paint: Colour) -> None:
        """Fills an outline."""
        self.draw.polygon(self.place(outline), fill=paint)

    def line(self, course: Points, paint: Colour, width: float, *, closed: bool = False) -> None:
        """Draws along `course`, with round ends; `width` in head units."""
        placed = self.place(np.vstack([course, course[:1]]) if closed else course)
        thick = max(1, round(width * self.unit))
        self.draw.line(placed, fill=paint, width=thick, joint="curve")
        if thick > 2:
            for x, y in (placed[0], placed[-1]):
                r = thick / 2
                self.draw.ellipse((x - r, y - r, x + r, y + r), fill=paint)

    def clip(self, outline: Points) -> Image.Image:
        """A mask of the outline."""
        mask = Image.new("L", self.image.size)
        ImageDraw.Draw(mask).polygon(self.place(outline), fill=255)
        return mask
