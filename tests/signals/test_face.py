"""Faces by their numbers. That numbers of one face are near each other is measured in `benchmarks.faces`."""

from __future__ import annotations

import base64
from typing import ClassVar

import numpy as np
import pytest

from linkgraph.content.descriptor import HEADER, describe, face_in, parse
from linkgraph.content.faces import NUMBERS, STORED, face_of
from linkgraph.signals import signals
from tests.pipeline.small import picture
from tests.signals.contract import SignalContract

FACE = signals()["face"]
PLAIN = describe(picture(1))


FLAG = HEADER.size - 4
"""The byte that says whether a face follows."""


def face(seed: int, apart: float = 0.0) -> str:
    """The descriptor of a picture with a made-up face, `apart` from the one of that seed."""
    rng = np.random.default_rng(seed)
    numbers, way = rng.normal(0, 0.12, NUMBERS), rng.normal(0, 1, NUMBERS)
    moved = numbers + apart * way / np.linalg.norm(way)
    raw = bytearray(base64.b64decode(PLAIN))
    raw[FLAG] = 1
    return base64.b64encode(bytes(raw) + moved.astype(STORED).tobytes()).decode()


class TestFace(SignalContract):
    key = "face"
    raw = True
    stable = False
    same: ClassVar = [(face(1), face(1))]
    similar: ClassVar = [(face(1), face(1, 0.3), "alike"), (face(2), face(2, 0.45), "alike")]
    unlike: ClassVar = [(face(1), face(2)), (face(1), face(1, 0.6))]
    unusable: ClassVar = [PLAIN, "", "no descriptor"]


def test_all_near_pairs_are_candidates() -> None:
    made = [FACE.fingerprint(face(seed, apart)) or "" for seed in range(5) for apart in (0.0, 0.2, 0.49, 0.7)]
    near = {
        (i, j) for i in range(len(made)) for j in range(i + 1, len(made)) if FACE.compare(made[i], made[j]) is not None
    }
    found = set(FACE.candidates(made) or ())
    assert near <= found
    assert all(i < j for i, j in found)
    assert len(found) < len(made) ** 2 / 4


def test_a_picture_without_a_face_has_no_fingerprint() -> None:
    assert face_in(PLAIN) == b""
    assert FACE.fingerprint(PLAIN) is None
    assert parse(face(1)).hash == parse(PLAIN).hash


def test_no_face_is_seen_on_a_pattern() -> None:
    pytest.importorskip("dlib")
    assert face_of(picture(1)) == b""
    assert face_in(describe(picture(1), with_face=True)) == b""
