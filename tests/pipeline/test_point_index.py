from __future__ import annotations

import base64
import random
from functools import cache
from pathlib import Path

import duckdb
import numpy as np
import pytest
from PIL import Image

from linkgraph.content.descriptor import bits_in, describe, parse
from linkgraph.demo.portraits.draw import draw_portrait
from linkgraph.ledger.ledger import open_ledger
from linkgraph.pipeline import point_index
from linkgraph.pipeline.lookup import OPENED, PARTS, worth_opening
from linkgraph.pipeline.photo_index import BITS, Near
from linkgraph.pipeline.point_index import FILE, Described, keep_point_index, sharing_points, write_points


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


def show(ledger: duckdb.DuckDBPyConnection, number: int) -> None:
    """An account shows the picture; its id is one of any order."""
    id = f"{number * 7919 % 100:02}"
    described = base64.b64decode(describe(portrait(number)))
    ledger.execute(
        "INSERT INTO content (id, kind, file, descriptor) VALUES (?, 'photo', ?, ?)", [id, f"{id}.jpg", described]
    )
    ledger.execute("INSERT INTO fact (account, kind, value) VALUES ('a', 'photo', ?)", [id])


@pytest.mark.parametrize("most", [point_index.MOST, 1000, 700, 300])
def test_pictures_that_come_and_go_leave_the_file_of_all_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """Whatever number of points is kept of each: those of 160 points are seven at most."""
    monkeypatch.setattr(point_index, "MOST", most)
    with open_ledger(tmp_path / "work") as ledger:
        for batch in ([], [1, 2, 3], [4], [5, 6], []):
            for number in batch:
                show(ledger, number)
            ledger.execute("DELETE FROM fact WHERE value = ?", [f"{2 * 7919 % 100:02}" if 5 in batch else ""])
            keep_point_index(ledger, tmp_path)
            whole = tmp_path / f"whole {len(batch)}"
            whole.mkdir(exist_ok=True)
            (whole / FILE).unlink(missing_ok=True)
            keep_point_index(ledger, whole)
            assert (tmp_path / FILE).read_bytes() == (whole / FILE).read_bytes()
    assert sharing_points(tmp_path, parse(describe(portrait(6))).seen.points.bits, 1) == [("14", "14.jpg")]


def test_only_what_is_new_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[bytes] = []

    def noted(raw: bytes) -> object:
        read.append(raw)
        return bits_in(raw)

    monkeypatch.setattr(point_index, "bits_in", noted)
    with open_ledger(tmp_path / "work") as ledger:
        for number in range(4):
            show(ledger, number)
            keep_point_index(ledger, tmp_path)
            keep_point_index(ledger, tmp_path)
            assert len(read) == number + 1
