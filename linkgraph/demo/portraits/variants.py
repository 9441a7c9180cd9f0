"""What is done to a portrait so that it looks like another file."""

from __future__ import annotations

import random

from PIL import Image, ImageEnhance, ImageOps

from linkgraph.demo.streams import chance

MOST_CROPPED = 0.08
"""Of the side, on each side."""


def altered(image: Image.Image, rng: random.Random, strength: float = 1.0) -> Image.Image:
    """`image` cropped, coloured, lit, resized and perhaps framed; `strength` (0 to 1) scales the crop."""
    changed = _cropped(image, rng, strength)
    changed = ImageEnhance.Brightness(changed).enhance(rng.uniform(0.82, 1.18))
    changed = ImageEnhance.Contrast(changed).enhance(rng.uniform(0.85, 1.18))
    changed = ImageEnhance.Color(changed).enhance(
        rng.choice([0.0, 0.5, 0.8, 1.0, 1.2, 1.5]) if chance(rng, 0.7) else 1.0
    )
    if chance(rng, 0.35):
        changed = _tinted(changed, rng)
    side = rng.choice([180, 220, 256, 280, 300, 320, 360, 400])
    changed = changed.resize((side, round(side * changed.height / changed.width)), Image.Resampling.LANCZOS)
    if chance(rng, 0.12):
        changed = ImageOps.expand(changed, max(1, round(side * 0.015)), rng.choice(["white", "black", "#dddddd"]))
    return changed


def mirrored(image: Image.Image) -> Image.Image:
    """`image` with left and right exchanged."""
    return ImageOps.mirror(image)


def _cropped(image: Image.Image, rng: random.Random, strength: float) -> Image.Image:
    wide, high = image.size
    most = MOST_CROPPED * strength
    left, top, right, low = (rng.triangular(0, most, most * 0.3) for _ in range(4))
    return image.crop((round(wide * left), round(high * top), round(wide * (1 - right)), round(high * (1 - low))))


def _tinted(image: Image.Image, rng: random.Random) -> Image.Image:
    wash = Image.new("RGB", image.size, (rng.randrange(256), rng.randrange(256), rng.randrange(256)))
    return Image.blend(image, wash, rng.uniform(0.05, 0.16))
