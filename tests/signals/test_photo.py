"""One photo, whatever was done to it; and another photo of somebody alike."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageOps

from linkgraph.content.descriptor import describe, glance, parse
from linkgraph.demo.portraits.draw import draw_portrait
from linkgraph.demo.portraits.variants import altered
from linkgraph.signals import Comparison, Known
from linkgraph.signals.photo import Photo

PEOPLE = range(10)
LIKE = ("korean male 30", "german female 40")
PHOTO = Photo()


@cache
def portrait(number: int) -> Image.Image:
    return draw_portrait(random.Random(f"person {number}"), LIKE[number % 2]).image


@cache
def mark(number: int) -> str:
    return describe(portrait(number))


def cut(left: float, top: float, right: float, low: float) -> Callable[[Image.Image], Image.Image]:
    """Cuts these parts of the sides off."""

    def change(picture: Image.Image) -> Image.Image:
        wide, high = picture.size
        return picture.crop((round(wide * left), round(high * top), round(wide * (1 - right)), round(high * (1 - low))))

    return change


def brighter(picture: Image.Image) -> Image.Image:
    return ImageEnhance.Contrast(ImageEnhance.Brightness(picture).enhance(1.15)).enhance(0.9)


def framed(picture: Image.Image) -> Image.Image:
    return ImageOps.expand(picture, round(min(picture.size) * 0.07), "darkred")


def letterboxed(picture: Image.Image) -> Image.Image:
    return ImageOps.expand(picture, (0, picture.height // 6), "black")


def captioned(picture: Image.Image) -> Image.Image:
    marked = picture.copy()
    wide, high = marked.size
    ImageDraw.Draw(marked).rectangle((0, high - high // 7, wide, high), fill="navy")
    return marked


def on_a_page(picture: Image.Image) -> Image.Image:
    page = Image.new("RGB", (1240, 1754), "white")
    pen = ImageDraw.Draw(page)
    for line in range(24):
        pen.text((90, 600 + 40 * line), "took part in many projects " * (1 + line % 3), fill="black")
    page.paste(picture.resize((300, 300 * picture.height // picture.width)), (840, 90))
    return page


CHANGES: dict[str, tuple[str, Callable[[Image.Image], Image.Image]]] = {
    "brighter": ("same", brighter),
    "grey": ("same", lambda picture: picture.convert("L")),
    "small": ("same", lambda picture: picture.resize((120, 120))),
    "captioned": ("same", captioned),
    "cut all round": ("cropped", cut(0.05, 0.05, 0.05, 0.05)),
    "cut by a quarter": ("cropped", cut(0.25, 0.0, 0.0, 0.0)),
    "cut at two sides": ("cropped", cut(0.16, 0.0, 0.0, 0.2)),
    "framed": ("cropped", framed),
    "letterboxed": ("cropped", letterboxed),
    "mirrored": ("mirrored", ImageOps.mirror),
    "mirrored and cut": ("mirrored", lambda picture: ImageOps.mirror(cut(0.1, 0.03, 0.12, 0.02)(picture))),
    "turned by 90": ("turned", lambda picture: picture.transpose(Image.Transpose.ROTATE_90)),
    "turned by 180": ("turned", lambda picture: picture.transpose(Image.Transpose.ROTATE_180)),
    "turned by 270": ("turned", lambda picture: picture.transpose(Image.Transpose.ROTATE_270)),
    "upside down and mirrored": ("turned", ImageOps.flip),
    "on a page": ("part", on_a_page),
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_same_photo_changed(change: str) -> None:
    """Drawn portraits are flatter than photographs: one in ten may be missed."""
    level, alter = CHANGES[change]
    found = [PHOTO.compare(mark(number), describe(alter(portrait(number)))) for number in PEOPLE]
    levels = [comparison.level for comparison in found if comparison]
    assert levels.count(level) >= 0.9 * len(PEOPLE), levels


def test_what_the_demo_does_to_a_photo_is_seen_through() -> None:
    changed = [(number, altered(portrait(number), random.Random(number))) for number in PEOPLE]
    found = [PHOTO.compare(mark(number), describe(picture)) for number, picture in changed]
    assert sum(comparison is not None for comparison in found) >= 0.9 * len(PEOPLE)


def test_two_people_are_not_one_photo() -> None:
    for left in range(8):
        for right in range(left):
            assert PHOTO.compare(mark(left), mark(right)) is None
            shown = describe(CHANGES["mirrored and cut"][1](portrait(right)))
            assert PHOTO.compare(mark(left), shown) is None


def test_sitters_of_one_studio_are_not_one_photo() -> None:
    sitters = [draw_portrait(random.Random(f"sitter {at}"), LIKE[at % 2], studio=1).image for at in range(8)]
    marks = [describe(picture) for picture in sitters]
    assert not [(i, j) for j in range(8) for i in range(j) if PHOTO.compare(marks[i], marks[j])]
    again = describe(captioned(sitters[0]))
    assert PHOTO.compare(marks[0], again)


def test_comparison_is_symmetric() -> None:
    marks = [
        mark(0),
        mark(1),
        describe(CHANGES["cut all round"][1](portrait(0))),
        describe(ImageOps.mirror(portrait(1))),
    ]
    for left in marks:
        for right in marks:
            assert PHOTO.compare(left, right) == PHOTO.compare(right, left)
        assert PHOTO.compare(left, left) == Comparison("identical", 0.0, "show the identical photo")


def test_candidates_hold_every_pair_that_compares() -> None:
    marks = [mark(number) for number in range(6)]
    marks += [describe(change(portrait(number))) for number in (0, 1) for _, change in CHANGES.values()]
    slow = {(i, j) for j in range(len(marks)) for i in range(j) if PHOTO.compare(marks[i], marks[j])}
    found = list(PHOTO.candidates(marks) or ())
    assert len(found) == len(set(found))
    assert slow <= set(found)
    assert list(PHOTO.candidates([]) or ()) == []


def test_a_glance_is_what_the_descriptor_says() -> None:
    smooth = describe(Image.new("RGB", (90, 60), (90, 120, 200)))
    for descriptor in (mark(0), mark(1), smooth):
        seen, seen_at_once = parse(descriptor).seen, glance(descriptor)
        assert int.from_bytes(seen_at_once.hash, "big") == seen.hash
        assert (seen_at_once.bits == seen.points.bits).all()
        assert (seen_at_once.grey is not None) == (descriptor == smooth)
    grey = glance(smooth).grey
    assert grey is not None
    assert (grey == parse(smooth).seen.views[0].grey).all()


def test_what_is_added_is_proposed_as_if_all_came_at_once() -> None:
    marks = [describe(change(portrait(number))) for number in (0, 1, 2) for _, change in CHANGES.values()]
    pairs, times = PHOTO.proposed(marks)
    old = np.arange(len(marks)) % 3 > 0
    some, points = PHOTO.proposed([one for one, there in zip(marks, old.tolist(), strict=True) if there])
    grown, _ = PHOTO.proposed(marks, Known(~old, np.flatnonzero(old)[some], points))
    assert grown.tolist() == pairs.tolist()
    assert len(times) == len(pairs) > len(some)
