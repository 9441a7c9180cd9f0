"""Bit strings as rows of 64-bit words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Words = npt.NDArray[np.uint64]
"""Shape (n, w): n bit strings of 64 w bits."""
Index = npt.NDArray[np.int64]


class Pairs(NamedTuple):
    """Index arrays `i` and `j` with the bits that differ between the two, all of one length."""

    i: Index
    j: Index
    bits: npt.NDArray[np.uint8] | npt.NDArray[np.uint16]


def distance(left: int, right: int) -> int:
    """The number of bits that differ: the slow oracle of every search here."""
    return (left ^ right).bit_count()


def pack(hashes: Sequence[str]) -> Words:
    """Hexadecimal hashes of one length, a multiple of 16 digits, as words of shape (n, digits / 16)."""
    wide = len(hashes[0]) // 16 if hashes else 1
    return packed(b"".join(bytes.fromhex(each) for each in hashes), wide)


def packed(raw: bytes, wide: int) -> Words:
    """Big-endian bytes as words of shape (n, wide)."""
    return np.frombuffer(raw, dtype=">u8").astype(np.uint64).reshape(-1, wide)


def differing(left: Words, right: Words) -> npt.NDArray[np.uint16]:
    """Bits that differ, row by row; the shapes broadcast."""
    return np.asarray(np.bitwise_count(left ^ right).sum(axis=-1, dtype=np.uint16))
