from __future__ import annotations

import random
from pathlib import Path

import pytest
from PIL import Image

from linkgraph.content.hashing import hash_file, hash_files
from linkgraph.content.pdq import pdq, small_grey
from linkgraph.content.progressive import rough
from linkgraph.demo.portraits.draw import draw_portrait

JPEG = "JPEG"


@pytest.fixture(scope="module")
def portrait() -> Image.Image:
    return draw_portrait(random.Random("someone"), "korean male 30").image.convert("RGB").resize((1400, 1700))


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("orientation", [1, 6])
def test_a_jpeg_read_small_has_the_hash_of_the_whole(
    tmp_path: Path, portrait: Image.Image, progressive: bool, orientation: int
) -> None:
    stored = portrait.transpose(Image.Transpose.ROTATE_90) if orientation == 6 else portrait
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "a.jpg", JPEG, quality=90, progressive=progressive, exif=exif)
    found, quality = hash_file(tmp_path / "a.jpg")
    assert (int(found, 16) ^ int(pdq(small_grey(portrait)), 16)).bit_count() <= 12
    assert quality > 50


def test_many_come_in_their_order(tmp_path: Path, portrait: Image.Image) -> None:
    paths = [tmp_path / f"{turn}.jpg" for turn in range(3)]
    for turn, path in enumerate(paths):
        portrait.rotate(90 * turn, expand=True).save(path, JPEG)
    assert list(hash_files(paths, 2)) == [hash_file(path) for path in paths]


def test_only_the_means_of_a_progressive_file_are_kept(tmp_path: Path, portrait: Image.Image) -> None:
    portrait.save(tmp_path / "a.jpg", JPEG, quality=90, progressive=True, restart_marker_rows=2)
    raw = (tmp_path / "a.jpg").read_bytes()
    cut = rough(raw)
    assert cut is not None
    assert len(cut) < len(raw) / 2
    assert rough(raw[: len(raw) // 2]) is None
    portrait.save(tmp_path / "b.jpg", JPEG)
    assert rough((tmp_path / "b.jpg").read_bytes()) is None
    assert rough(b"\xff\xd8") is None
    assert rough(b"no picture at all") is None
