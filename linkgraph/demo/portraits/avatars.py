"""The pictures platforms show for people without one."""

from __future__ import annotations

from PIL import Image, ImageDraw, ImageFont

from linkgraph.demo.portraits.pen import colour, mix
from linkgraph.demo.streams import stream
from linkgraph.demo.tables import table

SIDE = 320


def silhouette(platform: str) -> Image.Image:
    """The grey figure of `platform`."""
    rng = stream("silhouette", platform)
    ground = mix((200, 204, 210), (150, 160, 175), rng.random())
    figure = mix((245, 246, 248), (110, 118, 130), float(rng.random() < 0.4))
    image = Image.new("RGB", (SIDE * 2, SIDE * 2), ground)
    draw, r, y = ImageDraw.Draw(image), rng.randint(95, 125), rng.randint(215, 255)
    draw.ellipse((320 - r, y - r, 320 + r, y + r), fill=figure)
    wide = rng.randint(200, 250)
    draw.ellipse((320 - wide, y + r + 25, 320 + wide, y + r + 25 + 2 * wide), fill=figure)
    return image.reduce(2)


def initials(letters: str, shade: int) -> Image.Image:
    """`letters` in white on one of the colours that avatars have."""
    codes = table("portraits")["avatars"]
    image = Image.new("RGB", (SIDE, SIDE), colour(codes[shade % len(codes)]))
    font = ImageFont.load_default(132)
    ImageDraw.Draw(image).text((SIDE / 2, SIDE / 2), letters, fill=(255, 255, 255), font=font, anchor="mm")
    return image
