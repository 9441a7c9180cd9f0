"""What is done to a picture so that it passes for another: one function each, by name."""

from __future__ import annotations

import io
import random
from collections.abc import Callable

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

Picture = Image.Image
Change = Callable[[Picture, random.Random], Picture]
TRANSFORMS: dict[str, Change] = {}
PARTS = ("collage", "identity card", "CV page", "profile captured")
"""After these the picture is part of a larger one."""


def transform(name: str) -> Callable[[Change], Change]:
    """Lists a function in TRANSFORMS."""

    def keep(change: Change) -> Change:
        TRANSFORMS[name] = change
        return change

    return keep


def cut(picture: Picture, left: float, top: float, right: float, low: float) -> Picture:
    """Cuts these parts of the sides off."""
    wide, high = picture.size
    return picture.crop((round(wide * left), round(high * top), round(wide * (1 - right)), round(high * (1 - low))))


@transform("re-encoded")
def _encoded(picture: Picture, rng: random.Random) -> Picture:
    file = io.BytesIO()
    picture.convert("RGB").save(file, "JPEG", quality=rng.randint(25, 60))
    return Image.open(io.BytesIO(file.getvalue())).convert("RGB")


@transform("resized")
def _resized(picture: Picture, rng: random.Random) -> Picture:
    scale = rng.choice([0.35, 0.5, 0.7, 1.6])
    return picture.resize((round(picture.width * scale), round(picture.height * scale * rng.uniform(0.93, 1.07))))


@transform("grey")
def _grey(picture: Picture, rng: random.Random) -> Picture:  # noqa: ARG001
    return picture.convert("L").convert("RGB")


@transform("recoloured")
def _recoloured(picture: Picture, rng: random.Random) -> Picture:
    wash = Image.new("RGB", picture.size, (rng.randrange(256), rng.randrange(256), rng.randrange(256)))
    return ImageEnhance.Color(Image.blend(picture, wash, 0.25)).enhance(rng.uniform(0.3, 1.8))


@transform("brightened")
def _brightened(picture: Picture, rng: random.Random) -> Picture:
    lit = ImageEnhance.Brightness(picture).enhance(rng.choice([0.65, 0.8, 1.25, 1.4]))
    return ImageEnhance.Contrast(lit).enhance(rng.uniform(0.75, 1.3))


@transform("blurred")
def _blurred(picture: Picture, rng: random.Random) -> Picture:
    return picture.filter(ImageFilter.GaussianBlur(min(picture.size) * rng.uniform(0.004, 0.012)))


@transform("letterboxed")
def _letterboxed(picture: Picture, rng: random.Random) -> Picture:
    more = round(picture.height * rng.uniform(0.15, 0.5))
    border = (more // 2, 0) if rng.random() < 0.5 else (0, more // 2)
    return ImageOps.expand(picture, border, rng.choice(["black", "white", "#808080"]))


@transform("framed")
def _framed(picture: Picture, rng: random.Random) -> Picture:
    return ImageOps.expand(picture, round(min(picture.size) * rng.uniform(0.03, 0.1)), _colour(rng))


@transform("watermarked")
def _watermarked(picture: Picture, rng: random.Random) -> Picture:
    marked = picture.copy().convert("RGBA")
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen, size = ImageDraw.Draw(layer), max(10, picture.width // 8)
    for at in range(3):
        place = (round(picture.width * rng.uniform(0, 0.3)), round(picture.height * (0.15 + 0.3 * at)))
        pen.text(place, "PREVIEW 4711", fill=(255, 255, 255, 130), font=ImageFont.load_default(size))
    return Image.alpha_composite(marked, layer).convert("RGB")


@transform("captioned")
def _captioned(picture: Picture, rng: random.Random) -> Picture:
    wide, high = picture.size
    captioned, band = picture.copy(), round(high * rng.uniform(0.1, 0.18))
    pen = ImageDraw.Draw(captioned)
    pen.rectangle((0, high - band, wide, high), fill=_colour(rng))
    pen.text((wide * 0.05, high - band * 0.85), "Available now", fill="white", font=ImageFont.load_default(band * 0.6))
    return captioned


@transform("mirrored")
def _mirrored(picture: Picture, rng: random.Random) -> Picture:  # noqa: ARG001
    return ImageOps.mirror(picture)


@transform("turned 90")
def _turned(picture: Picture, rng: random.Random) -> Picture:  # noqa: ARG001
    return picture.transpose(Image.Transpose.ROTATE_90)


@transform("turned 180")
def _upside_down(picture: Picture, rng: random.Random) -> Picture:  # noqa: ARG001
    return picture.transpose(Image.Transpose.ROTATE_180)


@transform("turned 270")
def _turned_back(picture: Picture, rng: random.Random) -> Picture:  # noqa: ARG001
    return picture.transpose(Image.Transpose.ROTATE_270)


@transform("mirrored and turned")
def _transposed(picture: Picture, rng: random.Random) -> Picture:
    return picture.transpose(rng.choice([Image.Transpose.TRANSPOSE, Image.Transpose.TRANSVERSE]))


@transform("turned by EXIF")
def _by_exif(picture: Picture, rng: random.Random) -> Picture:
    ways = {3: Image.Transpose.ROTATE_180, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    orientation, exif, file = rng.choice(list(ways)), Image.Exif(), io.BytesIO()
    exif[0x0112] = orientation
    picture.transpose(ways[orientation]).save(file, "JPEG", quality=85, exif=exif)
    return ImageOps.exif_transpose(Image.open(io.BytesIO(file.getvalue()))).convert("RGB")


@transform("stretched by a half")
def _stretched(picture: Picture, rng: random.Random) -> Picture:
    wide, high = rng.choice([(1.5, 1.0), (1.0, 1.5)])
    return picture.resize((round(picture.width * wide), round(picture.height * high)))


@transform("cut 8 % all round")
def _cut_little(picture: Picture, rng: random.Random) -> Picture:  # noqa: ARG001
    return cut(picture, 0.08, 0.08, 0.08, 0.08)


@transform("cut 25 % of one side")
def _cut_side(picture: Picture, rng: random.Random) -> Picture:
    return cut(picture, *rng.choice([(0.25, 0, 0, 0), (0, 0.25, 0, 0), (0, 0, 0.25, 0), (0, 0, 0, 0.25)]))


@transform("cut 25 % of two sides")
def _cut_two(picture: Picture, rng: random.Random) -> Picture:
    return cut(picture, *rng.choice([(0.25, 0.25, 0, 0), (0.25, 0, 0, 0.25), (0, 0.25, 0.25, 0), (0, 0, 0.25, 0.25)]))


@transform("cut 25 % of every side")
def _cut_half(picture: Picture, rng: random.Random) -> Picture:  # noqa: ARG001
    return cut(picture, 0.25, 0.25, 0.25, 0.25)


@transform("mirrored and cut")
def _mirrored_cut(picture: Picture, rng: random.Random) -> Picture:
    return ImageOps.mirror(cut(picture, *(rng.uniform(0, 0.15) for _ in range(4))))


@transform("turned by 3 degrees")
def _tilted(picture: Picture, rng: random.Random) -> Picture:
    return cut(picture.rotate(rng.choice([-3, 3]), Image.Resampling.BICUBIC), 0.06, 0.06, 0.06, 0.06)


@transform("seen from the side")
def _aslant(picture: Picture, rng: random.Random) -> Picture:
    wide, high = picture.size
    near = rng.uniform(0.03, 0.06)
    corners = (wide * near, high * near / 2, 0, high, wide, high * (1 - near), wide * (1 - near / 2), 0)
    return picture.transform(picture.size, Image.Transform.QUAD, corners, Image.Resampling.BICUBIC)


@transform("cut to a disc")
def _disc(picture: Picture, rng: random.Random) -> Picture:
    side = min(picture.size)
    ground = Image.new("RGB", (side, side), rng.choice(["white", "black", "#f4f5f7"]))
    _set_round(ground, picture, (0, 0), side)
    return ground


@transform("profile captured")
def _captured(picture: Picture, rng: random.Random) -> Picture:  # noqa: ARG001
    """As a screen shows it: but for the portrait the same each time."""
    page = Image.new("RGB", (1080, 700), "#f4f5f7")
    _set_round(page, picture, (60, 60), 260)
    _lines(ImageDraw.Draw(page), random.Random(1), 380, 80, 14, 40, 40)
    return page


def _set_round(page: Picture, picture: Picture, place: tuple[int, int], side: int) -> None:
    mask = Image.new("L", (side, side), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, side, side), fill=255)
    page.paste(ImageOps.fit(picture, (side, side), centering=(0.5, 0.3)), place, mask)


@transform("collage")
def _collage(picture: Picture, rng: random.Random) -> Picture:
    side, sheet = 320, Image.new("RGB", (640, 640), "white")
    tiles = [_cloud(rng) for _ in range(3)]
    tiles.insert(rng.randrange(4), ImageOps.fit(picture, (side, side), centering=(0.5, 0.3)))
    for at, tile in enumerate(tiles):
        sheet.paste(tile.resize((side, side)), (side * (at % 2), side * (at // 2)))
    return sheet


@transform("identity card")
def _card(picture: Picture, rng: random.Random) -> Picture:
    card = _cloud(rng, (860, 540), 60)
    pen = ImageDraw.Draw(card)
    card.paste(ImageOps.fit(picture.convert("L").convert("RGB"), (230, 290)), (40, 130))
    _lines(pen, rng, 310, 140, 8, 30, 24)
    return card


@transform("CV page")
def _page(picture: Picture, rng: random.Random) -> Picture:
    page = Image.new("RGB", (1240, 1754), "white")
    pen = ImageDraw.Draw(page)
    page.paste(ImageOps.fit(picture, (280, 340)), (880, 90))
    _lines(pen, rng, 90, 90, 9, 44, 26)
    _lines(pen, rng, 90, 520, 34, 34, 70)
    return page


def _lines(
    pen: ImageDraw.ImageDraw, rng: random.Random, left: int, top: int, count: int, apart: int, most: int
) -> None:
    font = ImageFont.load_default(apart * 0.62)
    for line in range(count):
        words = "".join(rng.choice("abcdefghilmnoprstu     ") for _ in range(rng.randint(most // 2, most)))
        pen.text((left, top + line * apart), words, fill="black", font=font)


def _cloud(rng: random.Random, size: tuple[int, int] = (320, 320), depth: int = 200) -> Picture:
    """A soft coloured field, another each time."""
    low = rng.randrange(256 - depth)
    small = Image.new("RGB", (9, 9))
    small.putdata([tuple(low + rng.randrange(depth) for _ in range(3)) for _ in range(81)])
    return small.resize(size, Image.Resampling.BICUBIC)


def _colour(rng: random.Random) -> tuple[int, int, int]:
    return rng.randrange(200), rng.randrange(200), rng.randrange(200)
