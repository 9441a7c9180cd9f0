from __future__ import annotations

import random

import numpy as np
from PIL import Image, ImageDraw, ImageOps

from linkgraph.content.features import NONE, features_of, packed, unpacked
from linkgraph.content.features.regions import regions
from linkgraph.content.sameness.geometry import fit
from linkgraph.demo.portraits.draw import draw_portrait


def portrait(name: str = "someone") -> Image.Image:
    return draw_portrait(random.Random(name), "german female 40").image.convert("L")


def test_what_is_packed_is_unpacked() -> None:
    points = features_of(portrait())
    bits, places = packed(points)
    again = unpacked(places, np.frombuffer(bits, np.uint8).reshape(-1, 32))
    assert np.abs(points.places - again.places).max() < 1e-4
    assert (points.bits == again.bits).all()
    assert (points.flipped == again.flipped).all()
    assert packed(NONE) == (b"", b"")
    assert len(unpacked(b"", NONE.bits).places) == 0


def test_an_even_picture_has_no_points() -> None:
    assert len(features_of(Image.new("L", (300, 200), 90)).bits) == 0


def test_the_fit_says_what_was_done() -> None:
    whole = portrait()
    points = features_of(whole)
    mirrored = fit(points, features_of(ImageOps.mirror(whole)))
    turned = fit(points, features_of(whole.transpose(Image.Transpose.ROTATE_90)))
    wide, high = whole.size
    cut = fit(points, features_of(whole.crop((wide // 5, 0, wide, high))))
    assert mirrored
    assert mirrored.mirrored
    assert turned
    assert abs(abs(turned.degrees) - 90) < 2
    assert not turned.mirrored
    assert cut
    assert abs(cut.scale - high / max(high, wide - wide // 5)) < 0.05
    assert min(mirrored.points, turned.points, cut.points) > 20


def test_strangers_fit_badly() -> None:
    found = fit(features_of(portrait("a")), features_of(portrait("b")))
    assert found is None or found.points < 12
    assert fit(features_of(portrait()), NONE) is None


def test_a_picture_on_a_page_is_found_and_a_portrait_holds_none() -> None:
    page = Image.new("L", (900, 1200), 250)
    pen = ImageDraw.Draw(page)
    for line in range(20):
        pen.text((60, 500 + 30 * line), "a line of text about earlier work " * 3, fill=0)
    page.paste(portrait().resize((200, 240)), (640, 60))
    [(left, top, right, low)] = regions(page)
    assert max(abs(left - 640), abs(top - 60), abs(right - 840), abs(low - 300)) <= 2 * 13
    assert regions(portrait()) == []
