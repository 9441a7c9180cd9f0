"""The same face on two pictures: off unless the case asks for it, and never enough to link.

Faces of relatives, and of people whom the network has seen few of, are taken for one far more often than the
published rates say. See `docs/explanation/faces.md`.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from typing import ClassVar

import numpy as np

from linkgraph.content.descriptor import face_in
from linkgraph.content.faces import numbers
from linkgraph.signals.base import Comparison, Policy, Signal

NEAR = 0.5
"""Distance up to which two faces are called alike; dlib's own advice is 0.6, which is wrong far more often."""
BLOCK = 2048


class Face(Signal):
    """Two accounts show one face."""

    name: ClassVar[str] = "face"
    title: ClassVar[str] = "a face that looks the same"
    family: ClassVar[str] = "photo"
    policy: ClassVar[Policy] = Policy.SUPPORT
    reads: ClassVar[tuple[str, ...]] = ("face",)
    levels: ClassVar[tuple[str, ...]] = ("same", "alike")
    content: ClassVar[bool] = True

    def fingerprint(self, value: str) -> str | None:
        """The face in the descriptor of a picture; None where there is none."""
        try:
            found = face_in(value)
        except ValueError:
            return None
        return base64.b64encode(found).decode() if found else None

    def candidates(self, fingerprints: Sequence[str]) -> Iterator[tuple[int, int]]:
        """All pairs near enough, by comparing all: faces have no keys under which they meet."""
        if not fingerprints:
            return
        faces = np.stack([_numbers(each) for each in fingerprints])
        squares = (faces * faces).sum(axis=1)
        for start in range(0, len(faces), BLOCK):
            some = slice(start, start + BLOCK)
            apart = squares[some, None] + squares[None, start:] - 2 * faces[some] @ faces[start:].T
            i, j = np.nonzero(apart <= NEAR**2 + 1e-3)
            yield from ((int(a) + start, int(b) + start) for a, b in zip(i[i < j], j[i < j], strict=True))

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level and distance; None where the faces are further apart than 0.5."""
        if left == right:
            return Comparison("same", 0.0, "show a face that measures the same")
        apart = round(float(np.linalg.norm(_numbers(left) - _numbers(right))), 3)
        if apart > NEAR:
            return None
        return Comparison("alike", max(apart, 0.001), f"show faces that look alike (distance {apart}, at most {NEAR})")


def _numbers(fingerprint: str) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return numbers(base64.b64decode(fingerprint))
