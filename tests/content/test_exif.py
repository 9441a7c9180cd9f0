from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from PIL.TiffImagePlugin import IFDRational

from linkgraph.content import picture_metadata
from linkgraph.errors import SourceError
from tests.ingest.reading import real_data


def photo(path: Path, tags: Mapping[int, object], inner: Mapping[int, object], place: Mapping[int, object]) -> Path:
    picture = Image.new("RGB", (32, 32), "red")
    exif = picture.getexif()
    exif.update(tags)
    exif.get_ifd(0x8769).update(inner)
    exif.get_ifd(0x8825).update(place)
    picture.save(path, exif=exif)
    return path


@pytest.mark.parametrize("suffix", ["jpg", "webp", "png"])
def test_exif_facts(tmp_path: Path, suffix: str) -> None:
    place = {1: "N", 2: (IFDRational(39), IFDRational(1), IFDRational(30)), 3: "W", 4: (IFDRational(125), 45, 0)}
    inner = {0x9003: "2024:01:02 03:04:05", 0x9011: "+09:00", 0xA431: "0123-77"}
    file = photo(tmp_path / f"a.{suffix}", {0x010F: "Canon", 0x0110: "Canon EOS R6", 0x0131: "Editor 1"}, inner, place)
    assert picture_metadata(file) == {
        "camera": "Canon EOS R6",
        "camera_serial": "0123-77",
        "gps": "39.025000,-125.750000",
        "software": "Editor 1",
        "taken_at": "2024-01-02T03:04:05+09:00",
    }


def test_a_place_that_cannot_be_is_none(tmp_path: Path) -> None:
    zero = (IFDRational(0), IFDRational(0), IFDRational(0))
    assert "gps" not in picture_metadata(photo(tmp_path / "a.jpg", {}, {}, {1: "N", 2: zero, 3: "E", 4: zero}))


def test_a_generator_that_says_so(tmp_path: Path) -> None:
    said = PngImagePlugin.PngInfo()
    said.add_text("parameters", "portrait of a man, Steps: 20")
    said.add_text("Software", "a generator")
    Image.new("RGB", (8, 8)).save(tmp_path / "a.png", pnginfo=said)
    assert picture_metadata(tmp_path / "a.png") == {
        "made_by": "a generator (text chunk 'parameters')",
        "software": "a generator",
    }


def test_xmp_names_the_tool_and_the_source(tmp_path: Path) -> None:
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description xmp:CreatorTool="Photo Editor 25"'
        ' Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>'
        "</x:xmpmeta>"
    )
    Image.new("RGB", (8, 8)).save(tmp_path / "a.jpg", xmp=packet.encode())
    assert picture_metadata(tmp_path / "a.jpg") == {
        "digital_source": "trainedAlgorithmicMedia",
        "made_by": "a generator (trainedAlgorithmicMedia)",
        "software": "Photo Editor 25",
    }


@pytest.mark.parametrize(
    ("said", "made_by"),
    [
        ("<Iptc4xmpExt:DigitalSourceType>compositeSynthetic</Iptc4xmpExt:DigitalSourceType>", "compositeSynthetic"),
        (
            "<x:DigitalSourceType rdf:resource='http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia'/>",
            "algorithmicMedia",
        ),
        ("<photoshop:Credit>Made with Google AI</photoshop:Credit>", "'Made with Google AI'"),
        ("<x:DigitalSourceType>https://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture</x:D>", None),
        ("<x:DigitalSourceType>algorithmicallyEnhanced</x:DigitalSourceType>", None),
    ],
)
def test_the_ways_in_which_xmp_says_it(tmp_path: Path, said: str, made_by: str | None) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "a.jpg", xmp=f"<x:xmpmeta>{said}</x:xmpmeta>".encode())
    found = picture_metadata(tmp_path / "a.jpg").get("made_by")
    assert found == (f"a generator ({made_by})" if made_by else None)


@pytest.mark.parametrize("head", [b"ASCII\0\0\0", b"UNICODE\0"])
def test_a_generator_s_settings_in_the_comment(tmp_path: Path, head: bytes) -> None:
    text = "portrait of a man\nNegative prompt: hat\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1"
    comment = head + text.encode("ascii" if head.startswith(b"A") else "utf-16-be")
    file = photo(tmp_path / "a.jpg", {}, {0x9286: comment}, {})
    assert picture_metadata(file)["made_by"] == "a generator (its settings in the comment)"


def test_a_file_that_is_no_picture_is_an_error(tmp_path: Path) -> None:
    tmp_path.joinpath("a.jpg").write_text("no picture")
    with pytest.raises(SourceError, match="no picture"):
        picture_metadata(tmp_path / "a.jpg")


def test_hostile_pictures_do_no_harm() -> None:
    read = 0
    for file in sorted(real_data("hostile_images").iterdir()):
        try:
            found = picture_metadata(file)
        except SourceError:
            continue
        read += 1
        assert all(value.isprintable() for value in found.values())
    assert read
