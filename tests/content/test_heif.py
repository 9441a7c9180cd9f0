"""HEIC as libheif writes it, AVIF as libavif does."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PIL import Image, features

from linkgraph.content import heif, open_picture, picture_facts, picture_metadata
from linkgraph.errors import SourceError
from tests.content.test_pictures import BLUE, RED, drawn, near


def heic(path: Path) -> Path:
    """An upright picture that is stored on its side, as phones do."""
    pillow_heif = pytest.importorskip("pillow_heif", reason="the extra `pictures` is not installed")
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Phones", "Phone 15"
    exif[0x0112] = 6
    pillow_heif.from_pillow(drawn().transpose(Image.Transpose.ROTATE_90)).save(path, quality=90, exif=exif.tobytes())
    return path


def test_heic(tmp_path: Path) -> None:
    file = heic(tmp_path / "a.heic")
    picture = open_picture(file)
    assert (picture.size, picture.mode) == ((80, 60), "RGB")
    assert near(picture.getpixel((5, 30)), RED)
    assert near(picture.getpixel((75, 30)), BLUE)
    assert picture_facts(file).format == "HEIF"
    assert picture_metadata(file)["camera"] == "Phones Phone 15"


def test_the_suffix_does_not_matter(tmp_path: Path) -> None:
    assert open_picture(heic(tmp_path / "a.jpg")).size == (80, 60)


def test_without_its_reader_heic_is_refused_with_the_name_of_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = heic(tmp_path / "a.heic")
    heif._heic_is_read.cache_clear()
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    try:
        with pytest.raises(SourceError, match=r"a\.heic is HEIC, which needs a reader: pip install 'linkgraph\[pict"):
            open_picture(file)
    finally:
        heif._heic_is_read.cache_clear()


@pytest.mark.parametrize("cut", [13, 60, 300, -20])
def test_damaged_heic_is_a_sentence(tmp_path: Path, cut: int) -> None:
    file = tmp_path / "b.heic"
    file.write_bytes(heic(tmp_path / "a.heic").read_bytes()[:cut])
    with pytest.raises(SourceError, match=r"is a damaged picture|is no picture that can be read"):
        open_picture(file)


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow has no AVIF")
def test_avif(tmp_path: Path) -> None:
    file = tmp_path / "a.avif"
    exif = Image.Exif()
    exif[0x0131] = "Editor 1"
    drawn().save(file, exif=exif)
    assert open_picture(file).size == (80, 60)
    assert picture_metadata(file)["software"] == "Editor 1"


def test_without_its_reader_avif_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.avif"
    file.write_bytes(b"\0\0\0\x1cftypavif\0\0\0\0avifmif1")
    monkeypatch.setattr(heif, "_avif_is_read", lambda: False)
    with pytest.raises(SourceError, match="is AVIF, which the Pillow installed here cannot read"):
        open_picture(file)
