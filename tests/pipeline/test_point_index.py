from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from linkgraph.content.descriptor import describe, parse
from linkgraph.demo.portraits.draw import draw_portrait
from linkgraph.pipeline import point_index
from linkgraph.pipeline.lookup import OPENED, PARTS, worth_opening
from linkgraph.pipeline.photo_index import BITS, Near
from linkgraph.pipeline.point_index import Described, sharing_points, write_points


@cache
def portrait(number: int) -> Image.Image:
    return draw_portrait(random.Random(f"person {number}"), "korean male 30").image


def described(name: str, picture: Image.Image) -> Described:
    return name, f"{name}.jpg", parse(describe(picture)).seen.points.bits


def strangers(count: int) -> list[Described]:
    rng = np.random.default_rng(1)
    return [(f"n{at}", f"n{at}.jpg", rng.integers(0, 256, (50, 32), dtype=np.uint8)) for at in range(count)]


def page(picture: Image.Image) -> Image.Image:
    sheet = Image.new("RGB", (900, 1200), "white")
    sheet.paste(picture.resize((260, 260)), (580, 60))
    return sheet


def test_a_picture_is_found_on_a_page_and_by_a_page(tmp_path: Path) -> None:
    held = [described(f"p{at}", portrait(at)) for at in range(3)]
    write_points(tmp_path, [*held, described("page", page(portrait(3))), *strangers(80)], 84)
    on_page = parse(describe(page(portrait(1)))).seen.points.bits
    assert (sharing_points(tmp_path, on_page, 5) or [])[0] == ("p1", "p1.jpg")
    assert (sharing_points(tmp_path, held[0][2], 5) or [])[0] == ("p0", "p0.jpg")
    alone = parse(describe(portrait(3))).seen.points.bits
    assert (sharing_points(tmp_path, alone, 5) or [])[0] == ("page", "page.jpg")


def test_pictures_that_share_points_are_opened_and_those_far_away_by_hash_are_not(tmp_path: Path) -> None:
    write_points(tmp_path, [described("p1", portrait(1)), *strangers(80)], 81)
    by_hash = [Near(f"n{at}", f"n{at}.jpg", 60 if at < 2 else 100) for at in range(OPENED)]
    wanted = describe(page(portrait(1)))
    assert worth_opening(tmp_path, wanted, by_hash)[:3] == [*by_hash[:2], Near("p1", "p1.jpg", BITS)]
    assert worth_opening(tmp_path, wanted, by_hash[1:]) == by_hash[1:]
    assert len(worth_opening(tmp_path / "none", wanted, by_hash)) > 2


def test_of_very_many_points_each_picture_keeps_some(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = strangers(20)
    monkeypatch.setattr(point_index, "MOST", 500)
    write_points(tmp_path, held, 20)
    for id, file, bits in held:
        assert sharing_points(tmp_path, bits, PARTS) == [(id, file)]
        assert sharing_points(tmp_path, bits[1::2], PARTS) == []


def test_without_a_file_there_is_no_answer_and_an_empty_one_is_empty(tmp_path: Path) -> None:
    bits = strangers(1)[0][2]
    assert sharing_points(tmp_path, bits, 5) is None
    write_points(tmp_path, [], 0)
    assert sharing_points(tmp_path, bits, 5) == []
