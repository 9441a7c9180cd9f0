from __future__ import annotations

import hashlib
import io
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw

from linkgraph.content import open_picture, picture_facts
from linkgraph.errors import SourceError

WHITE, RED, BLUE = (255, 255, 255), (255, 0, 0), (0, 0, 255)


def drawn(size: tuple[int, int] = (80, 60), mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", size, RED)
    ImageDraw.Draw(picture).rectangle((size[0] // 2, 0, size[0], size[1]), fill=BLUE)
    return picture.convert(mode)


def saved(path: Path, picture: Image.Image, **how: Any) -> Path:
    picture.save(path, **how)
    return path


def near(left: Any, right: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(left, right, strict=True))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_picture_stands_upright(tmp_path: Path, orientation: int) -> None:
    turned = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = drawn()
    if orientation in turned:
        stored = stored.transpose(Image.Transpose(turned[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = saved(tmp_path / "a.jpg", stored, exif=exif, quality=95)
    picture = open_picture(file)
    assert picture.size == (80, 60)
    assert near(picture.getpixel((5, 30)), RED)
    assert near(picture.getpixel((75, 30)), BLUE)
    assert (picture_facts(file).width, picture_facts(file).height) == (80, 60)


@pytest.mark.parametrize(
    "mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "HSV", "I;16", "I", "F"]
)
def test_every_mode_becomes_rgb_or_l(tmp_path: Path, mode: str) -> None:
    picture = Image.new("I", (20, 10), 40_000).convert("I;16") if mode == "I;16" else drawn((20, 10)).convert(mode)
    opened = open_picture(saved(tmp_path / "a.tif", picture) if mode != "HSV" else _as_png(tmp_path, picture))
    assert opened.mode in ("RGB", "L")
    assert opened.size == (20, 10)


def _as_png(folder: Path, picture: Image.Image) -> Path:
    return saved(folder / "a.png", picture.convert("RGB"))


def test_transparent_parts_become_white(tmp_path: Path) -> None:
    picture = drawn(mode="RGBA")
    picture.putalpha(Image.new("L", picture.size, 0))
    assert open_picture(saved(tmp_path / "a.png", picture)).getpixel((5, 5)) == WHITE
    palette = drawn(mode="P")
    palette.info["transparency"] = palette.getpixel((5, 5))
    assert open_picture(saved(tmp_path / "b.gif", palette)).getpixel((5, 5)) == WHITE
    grey = Image.new("L", (8, 8), 7)
    assert open_picture(saved(tmp_path / "c.png", grey, transparency=7)).getpixel((5, 5)) == WHITE


def test_deep_grey_is_scaled(tmp_path: Path) -> None:
    picture = Image.frombytes("I;16", (2, 1), (0xFFFF).to_bytes(2, "little") + (0x8080).to_bytes(2, "little"))
    opened = open_picture(saved(tmp_path / "a.png", picture))
    assert (opened.mode, opened.tobytes()) == ("L", bytes([255, 128]))


def test_an_animation_gives_its_first_frame(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in (RED, BLUE)]
    file = saved(tmp_path / "a.gif", frames[0], save_all=True, append_images=frames[1:])
    assert near(open_picture(file).getpixel((5, 5)), RED)


def test_a_large_jpeg_is_decoded_small(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jpg", drawn((6000, 4500)), quality=30)
    picture = open_picture(file)
    assert picture.size == (1500, 1125)
    facts = picture_facts(file)
    assert (facts.width, facts.height, facts.format) == (6000, 4500, "JPEG")
    assert facts.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("kind", ["webp", "bmp", "tiff", "gif", "png", "avif", "jp2", "ico"])
def test_common_formats(tmp_path: Path, kind: str) -> None:
    assert open_picture(saved(tmp_path / f"a.{kind}", drawn((64, 48)))).mode == "RGB"


def test_damaged_pictures_are_sentences(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    drawn((400, 300)).save(buffer, "JPEG")
    whole = buffer.getvalue()
    files = {
        "text.jpg": (b"hello, this is text", "is no picture that can be read"),
        "empty.png": (b"", "is empty"),
        "short.jpg": (whole[: len(whole) // 2], "is a damaged picture: image file is truncated"),
        "head.png": (b"\x89PNG\r\n\x1a\n", "is a damaged picture|is no picture"),
        "print.eps": (
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n%%EndComments\n",
            "is EPS, which is not read",
        ),
    }
    for name, (data, message) in files.items():
        tmp_path.joinpath(name).write_bytes(data)
        with pytest.raises(SourceError, match=message):
            open_picture(tmp_path / name)
    with pytest.raises(SourceError, match="cannot be opened: No such file"):
        open_picture(tmp_path / "nothing.jpg")


def test_too_many_pixels(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.png", Image.new("1", (9000, 9000)))
    with pytest.raises(SourceError, match="has 9000 x 9000 pixels; the most is 50 million"):
        open_picture(file)
    bomb = saved(tmp_path / "b.png", Image.new("1", (20_000, 20_000)))
    with pytest.raises(SourceError, match="looks like a decompression bomb"):
        open_picture(bomb)


def test_a_broken_exif_block_does_not_cost_the_picture(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jpg", drawn(), exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert open_picture(file).size == (80, 60)
    assert picture_facts(file).format == "JPEG"


def test_worker_processes_can_call_it(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.png", drawn())
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(open_picture, file).result().size == (80, 60)
        with pytest.raises(SourceError, match="is not a regular file"):
            pool.submit(picture_facts, tmp_path).result()


def test_bits_that_are_set_in_an_xbm_are_ink(tmp_path: Path) -> None:
    picture = Image.new("1", (40, 40))
    picture.paste(1, (0, 0, 20, 40))
    opened = open_picture(saved(tmp_path / "a.xbm", picture))
    assert opened.getpixel((2, 20)) == 0
    assert opened.getpixel((37, 20)) == 255
