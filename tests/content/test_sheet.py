from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from linkgraph.content.sheet import frames_of, is_sheet
from linkgraph.errors import SourceError

PAPER = (250, 250, 248)


def sheet(path: Path, across: int, down: int, *, gap: int = 12, side: tuple[int, int] = (90, 70), cap: int = 0) -> Path:
    """A sheet whose frame `n`, row by row, is filled with the red level 2n, with a rim of blue."""
    wide, high = side[0] + gap, side[1] + gap + cap
    made = Image.new("RGB", (gap + across * wide, gap + down * high), PAPER)
    pen = ImageDraw.Draw(made)
    for n in range(across * down):
        x, y = gap + n % across * wide, gap + n // across * high
        pen.rectangle((x, y, x + side[0] - 1, y + side[1] - 1), fill=(2 * n, 0, 0), outline=(0, 0, 90))
        if cap:
            pen.text((x + 4, y + side[1] + 3), f"frame {n}", fill=(0, 0, 0))
    made.save(path)
    return path


@given(st.integers(1, 6), st.integers(1, 6), st.integers(3, 40), st.sampled_from([0, 16]))
@settings(max_examples=25)
def test_frames_come_out_as_they_went_in(
    tmp_path_factory: pytest.TempPathFactory, across: int, down: int, gap: int, cap: int
) -> None:
    file = sheet(tmp_path_factory.mktemp("sheet") / "a.png", across, down, gap=gap, cap=cap)
    frames = list(frames_of(file))
    assert [frame.place for frame in frames] == list(range(1, across * down + 1))
    for n, frame in enumerate(frames):
        file.write_bytes(frame.data)
        with Image.open(file) as picture:
            assert (picture.size, picture.getpixel((45, 35))) == ((90, 70), (2 * n, 0, 0))


def test_a_jpeg_s_noise_is_no_frame(tmp_path: Path) -> None:
    sheet(tmp_path / "a.png", 4, 3)
    with Image.open(tmp_path / "a.png") as picture:
        picture.save(tmp_path / "a.jpg", quality=60)
    assert len(list(frames_of(tmp_path / "a.jpg"))) == 12


def test_frames_without_margins_by_their_number(tmp_path: Path) -> None:
    file = sheet(tmp_path / "a.png", 5, 2, gap=0)
    assert len(list(frames_of(file, "contact_sheet 5x2"))) == 10
    with pytest.raises(SourceError, match="450 x 140 pixels cannot be cut into 50 x 2 frames"):
        list(frames_of(file, "contact_sheet 50x2"))


@pytest.mark.parametrize("colour", ["white", "navy"])
def test_a_picture_without_margins_stays_whole(tmp_path: Path, colour: str) -> None:
    Image.new("RGB", (200, 100), colour).save(tmp_path / "a.png")
    (frame,) = frames_of(tmp_path / "a.png")
    (tmp_path / "b.png").write_bytes(frame.data)
    with Image.open(tmp_path / "b.png") as picture:
        assert picture.size == (200, 100)


@pytest.mark.parametrize(("kind", "asked"), [("contact_sheet", True), ("Contact_Sheet 3x4", True), ("profile", False)])
def test_which_kinds_ask(kind: str, asked: bool) -> None:
    assert is_sheet(kind) == asked
    assert not is_sheet(None)
