"""PDQ, the 256-bit perceptual hash of the Facebook/ThreatExchange `hashing` specification (2019).

Computed from the picture at 64 x 64 grey pixels: the 16 x 16 lowest frequencies but the
constant ones, each above or below their median. Hashes compare with those of other makers
(31 of 256 bits is the field's radius); the eight turns and mirrors come from one transform.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from linkgraph.content.smoothing import SIDE, Grey, small_grey

__all__ = ["SIDE", "TURNS", "Grey", "pdq", "quality", "small_grey", "turned", "turned_hashes"]

LOW = 16
TURNS = 8
"""As it is, turned by 90, 180 and 270 degrees anticlockwise, and the same four of the mirrored picture."""


def pdq(grey: Grey) -> str:
    """The hash of grey pixels of shape (64, 64), as 64 hexadecimal digits."""
    return _hex(_frequencies(grey))


def quality(grey: Grey) -> int:
    """How much there is to be hashed, 0 to 100; below 50 the specification advises to discard."""
    steps = sum(int(np.trunc(np.diff(grey, axis=axis) * (100 / 255)).__abs__().sum()) for axis in (0, 1))
    return min(100, steps // 90)


def turned(grey: Grey, turn: int) -> Grey:
    """The picture in one of the eight ways, 0 to 7."""
    way = grey[:, ::-1] if turn >= TURNS // 2 else grey
    across, down = (way, way.T)
    return (across, down[::-1], across[::-1, ::-1], down[:, ::-1])[turn % 4]


def turned_hashes(grey: Grey) -> list[str]:
    """The hashes of the picture in all eight ways, from one transform."""
    plain = _frequencies(grey)
    odd = np.where(np.arange(LOW) % 2, 1, -1)  # the lowest frequency kept is 1, and odd ones change their sign
    across, down = plain * odd, plain * odd[:, None]
    both = across * odd[:, None]
    ways = [plain, across.T, both, down.T, across, plain.T, down, both.T]
    return [_hex(way) for way in ways]


def _frequencies(grey: Grey) -> npt.NDArray[np.float32]:
    return np.asarray(_cosines() @ grey @ _cosines().T, dtype=np.float32)


def _hex(frequencies: npt.NDArray[np.float32]) -> str:
    flat = frequencies.ravel()
    median = np.partition(flat, len(flat) // 2 - 1)[len(flat) // 2 - 1]
    return np.packbits((flat > median)[::-1]).tobytes().hex()


@cache
def _cosines() -> npt.NDArray[np.float32]:
    """Rows 1 to 16 of the cosine transform of 64 values."""
    row, column = np.arange(1, LOW + 1)[:, None], np.arange(SIDE)
    waves = np.sqrt(2 / SIDE) * np.cos(np.pi / (2 * SIDE) * row * (2 * column + 1))
    return np.asarray(waves, dtype=np.float32)
