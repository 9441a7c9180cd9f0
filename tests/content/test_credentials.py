from __future__ import annotations

from pathlib import Path
from typing import Any

import cbor2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from linkgraph.content import picture_metadata
from linkgraph.content.credentials import credentials_of
from linkgraph.content.jumbf import contents
from tests.content.signing import IPTC, signed

MADE: list[dict[str, Any]] = [
    {
        "action": "c2pa.created",
        "digitalSourceType": f"{IPTC}trainedAlgorithmicMedia",
        "softwareAgent": {"name": "Example Diffusion", "version": "3"},
    },
    {"action": "c2pa.resized"},
]
TAKEN: list[dict[str, Any]] = [
    {"action": "c2pa.created", "digitalSourceType": f"{IPTC}digitalCapture"},
    {"action": "c2pa.cropped"},
]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "GIF", "AVIF", "HEIF"])
def test_every_kind_of_picture_that_carries_them(tmp_path: Path, kind: str) -> None:
    if kind == "HEIF":
        pytest.importorskip("pillow_heif", reason="the extra `pictures` is not installed").register_heif_opener()
    file = signed(tmp_path / "a", kind, MADE)
    assert picture_metadata(file) == {
        "credentials": "Example Tool 2.1",
        "digital_source": "trainedAlgorithmicMedia",
        "edits": "c2pa.created | c2pa.resized",
        "made_by": "a generator (trainedAlgorithmicMedia)",
        "software": "Example Diffusion 3",
    }


def test_a_camera_that_signs_is_no_generator(tmp_path: Path) -> None:
    said = picture_metadata(signed(tmp_path / "a.jpg", "JPEG", TAKEN, tool="Camera"))
    assert said == {
        "credentials": "Camera 2.1",
        "digital_source": "digitalCapture",
        "edits": "c2pa.created | c2pa.cropped",
    }


def test_credentials_longer_than_one_segment_are_put_together(tmp_path: Path) -> None:
    """A segment of a JPEG holds at most 64 KB."""
    many = [{"action": "c2pa.edited", "softwareAgent": f"Tool {n:04} {'x' * 100}"} for n in range(900)]
    file = signed(tmp_path / "a.jpg", "JPEG", [*MADE, *many])
    assert file.read_bytes().count(b"\xff\xeb") > 1
    assert len(credentials_of(file).tools) == 901


def test_damaged_credentials_say_nothing_and_cost_nothing(tmp_path: Path) -> None:
    whole = signed(tmp_path / "a.jpg", "JPEG", MADE).read_bytes()
    store = whole.find(b"jumdc2pa")
    for at in range(store, store + 2_000, 37):
        (tmp_path / "b.jpg").write_bytes(whole[:at] + bytes([whole[at] ^ 0xFF]) + whole[at + 1 :])
        assert set(picture_metadata(tmp_path / "b.jpg")) <= {
            "credentials", "digital_source", "edits", "made_by", "software",
        }  # fmt: skip


def test_without_credentials(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "a.jpg")
    assert credentials_of(tmp_path / "a.jpg").claimed_by == []


def box(kind: bytes, *bodies: bytes) -> bytes:
    body = b"".join(bodies)
    return (8 + len(body)).to_bytes(4) + kind + body


def labelled(label: str, *boxes: bytes) -> bytes:
    return box(b"jumb", box(b"jumd", bytes(16), b"\x03", label.encode(), b"\0"), *boxes)


@given(st.recursive(st.binary(max_size=8).map(lambda data: box(b"cbor", data)),
                    lambda inner: st.tuples(st.text("abc.", max_size=3), st.lists(inner, max_size=3)).map(
                        lambda made: labelled(made[0], *made[1])), max_leaves=8))  # fmt: skip
def test_boxes_come_out_as_they_went_in(data: bytes) -> None:
    found = list(contents(data))
    assert len(found) == data.count(b"cbor")
    assert all(item.kind == "cbor" and box(b"cbor", item.data) in data for item in found)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_walk(data: bytes) -> None:
    list(contents(data))
    list(contents(labelled("c2pa", data)))


@pytest.mark.parametrize("said", [7, [], {"actions": 7}, {"actions": [7, {"action": 7}]}, {"actions": [{}]}])
def test_manifests_of_an_unknown_shape_say_nothing(tmp_path: Path, said: object) -> None:
    store = labelled("c2pa", labelled("c2pa.actions", box(b"cbor", cbor2.dumps(said))))
    store = store.replace(b"jumd" + bytes(16), b"jumdc2pa" + bytes.fromhex("00110010800000aa00389b71"), 1)
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + store)
    assert credentials_of(tmp_path / "a.png").actions == []
