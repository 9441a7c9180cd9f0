from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageDraw

from linkgraph.demo.account import Picture
from linkgraph.demo.portraits import scenes
from linkgraph.demo.portraits.crowd import TOO_CLOSE, Crowd, hash_bits
from linkgraph.demo.portraits.draw import draw_portrait
from linkgraph.demo.portraits.gallery import STILL_LIKE, Gallery
from linkgraph.demo.portraits.looks import make_look
from linkgraph.demo.streams import stream
from linkgraph.demo.tables import table

PEOPLE = 150


@pytest.fixture(scope="module")
def gallery() -> Gallery:
    return Gallery(3)


@pytest.fixture(scope="module")
def faces(gallery: Gallery) -> list[Image.Image]:
    cultures = sorted(table("portraits")["homes"])
    return [
        gallery.draw(
            Picture(
                f"person-{i}",
                like=f"{cultures[i % len(cultures)]} {'female' if i % 2 else 'male'} {20 + i % 40}",
            )
        )
        for i in range(PEOPLE)
    ]


def distance(left: Image.Image, right: Image.Image) -> int:
    return int(np.count_nonzero(hash_bits(left) != hash_bits(right)))


def test_different_people_differ_clearly(faces: list[Image.Image]) -> None:
    bits = np.array([hash_bits(face) for face in faces]).astype(np.int32)
    apart = bits @ (1 - bits).T
    apart = (apart + apart.T)[np.triu_indices(PEOPLE, 1)]
    assert apart.min() >= TOO_CLOSE
    assert np.quantile(apart, 0.001) >= 80


def test_altered_portraits_stay_alike(gallery: Gallery, faces: list[Image.Image]) -> None:
    like = "german male 30"
    original = gallery.draw(Picture("shared-x", like=like))
    apart = [distance(original, gallery.draw(Picture("shared-x", f"x-{i}", like=like))) for i in range(60)]
    assert sum(d <= STILL_LIKE for d in apart) >= 54
    assert min(apart) > 0


def test_a_mirrored_portrait_is_mirrored(gallery: Gallery) -> None:
    plain = gallery.draw(Picture("shared-y"))
    turned = gallery.draw(Picture("shared-y", mirrored=True))
    assert np.array_equal(np.asarray(plain)[:, ::-1], np.asarray(turned))


def test_files_are_jpeg_and_the_same_each_time() -> None:
    picture = Picture("person-7", like="korean female 31")
    data = Gallery(9).jpeg(picture)
    assert data == Gallery(9).jpeg(picture)
    assert data != Gallery(10).jpeg(picture)
    with Image.open(io.BytesIO(data)) as image:
        assert (image.format, image.size) == ("JPEG", (320, 320))


def test_default_avatars_are_one_picture_each(gallery: Gallery) -> None:
    grey = gallery.jpeg(Picture("silhouette-upwork"))
    assert grey == gallery.jpeg(Picture("silhouette-upwork"))
    assert grey != gallery.jpeg(Picture("silhouette-guru"))
    assert gallery.draw(Picture("initials-AB-3")).size == (320, 320)


def test_every_look_can_be_drawn() -> None:
    for number, scene in enumerate(scenes.SCENES):
        image = Image.new("RGB", (160, 160))
        scene(
            ImageDraw.Draw(image),
            stream("scene", number),
            [(200, 30, 30), (30, 200, 30), (30, 30, 200), (9, 9, 9), (240, 240, 240)],
            160,
        )
        assert image.getcolors(1) is None, scene.__name__


def test_looks_keep_to_sex_and_age() -> None:
    for number in range(60):
        look = make_look(stream("look", number), "indian female 30")
        assert look.female
        assert not look.beard
        assert not look.wrinkles


def test_a_crowd_admits_nobody_twice() -> None:
    crowd, one, other = Crowd(), draw_portrait(stream("one")), draw_portrait(stream("other"))
    assert crowd.admit(one)
    assert not crowd.admit(one)
    assert crowd.admit(other)
    assert crowd.admit(one, anyway=True)
