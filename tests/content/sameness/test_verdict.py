from __future__ import annotations

import random

import pytest
from PIL import Image, ImageFilter

from benchmarks.transforms import TRANSFORMS
from linkgraph.content.descriptor import describe, parse
from linkgraph.content.sameness.verdict import Seen, verdict
from linkgraph.demo.portraits.draw import draw_portrait


def seen(picture: Image.Image) -> Seen:
    return parse(describe(picture)).seen


def portrait(name: str) -> Image.Image:
    return draw_portrait(random.Random(name), "korean male 30").image


def smooth(seed: int, side: int = 96) -> Image.Image:
    """A picture without corners: too few points to be told by them."""
    rng = random.Random(seed)
    small = Image.new("L", (5, 5))
    small.putdata([rng.randrange(256) for _ in range(25)])
    return small.resize((side, side), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(3))


def test_smooth_pictures_are_told_by_the_whole() -> None:
    whole = seen(smooth(1))
    cut = verdict(whole, seen(smooth(1).crop((5, 4, 92, 90))))
    turned = verdict(whole, seen(smooth(1).transpose(Image.Transpose.ROTATE_180)))
    assert cut
    assert cut.level in ("cropped", "same")
    assert turned
    assert turned.level == "turned"
    assert all(verdict(whole, seen(smooth(other))) is None for other in range(2, 9))


@pytest.mark.parametrize("parts", [2, 3])
def test_a_collage_holds_its_parts(parts: int) -> None:
    faces = [portrait(f"{parts} {at}").resize((300, 300)) for at in range(parts)]
    sheet = Image.new("RGB", (300 * parts, 300))
    for at, face in enumerate(faces):
        sheet.paste(face, (300 * at, 0))
    found = [verdict(seen(sheet), seen(face)) for face in faces]
    assert all(each and each.level in ("part", "cropped") for each in found)
    assert verdict(seen(sheet), seen(portrait("nobody"))) is None


def test_one_scene_with_another_face_is_another_picture() -> None:
    """The same wall and clothes, another head: what a studio makes of two sitters."""
    one, other = portrait("first"), portrait("second").resize(portrait("first").size)
    wide, high = one.size
    box = (round(wide * 0.3), round(high * 0.12), round(wide * 0.7), round(high * 0.62))
    swapped = one.copy()
    swapped.paste(other.crop(box), box)
    assert verdict(seen(one), seen(swapped)) is None


def captured(name: str) -> Image.Image:
    """A profile as a platform shows it: but for the portrait every one is the same."""
    return TRANSFORMS["profile captured"](portrait(name), random.Random(0))


def test_two_profiles_of_one_platform_are_two_pictures() -> None:
    pages = [seen(captured(name)) for name in ("first", "second", "third")]
    assert all(len(page.views) > 1 for page in pages)
    assert [verdict(a, b) for a in pages for b in pages if a is not b] == [None] * 6


def test_one_portrait_on_two_pages_is_one_picture() -> None:
    card = TRANSFORMS["CV page"](portrait("first"), random.Random(5))
    again = captured("first").resize((900, 583))
    assert verdict(seen(captured("first")), seen(again))
    assert verdict(seen(card), seen(TRANSFORMS["CV page"](portrait("first"), random.Random(6))))
    assert verdict(seen(card), seen(TRANSFORMS["CV page"](portrait("second"), random.Random(5)))) is None


@pytest.mark.parametrize("name", ["cut to a disc", "seen from the side"])
def test_it_is_one_picture(name: str) -> None:
    faces = [portrait(each) for each in ("first", "second")]
    changed = [seen(TRANSFORMS[name](face, random.Random(3))) for face in faces]
    told = [[verdict(seen(face), each) is not None for face in faces] for each in changed]
    assert told == [[True, False], [False, True]]


def test_a_page_that_is_stretched_is_still_the_same() -> None:
    """What lies on it is no longer where a similarity puts it, which says nothing against it."""
    face = draw_portrait(random.Random("portrait 9"), "german female 40").image.convert("RGB")
    wide = face.resize((face.width * 3 // 2, face.height))
    tall = face.resize((face.width, face.height * 3 // 2))
    assert verdict(seen(face), seen(wide))
    assert verdict(seen(face), seen(tall))
