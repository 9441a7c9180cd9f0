"""The same photo: re-encoded, resized, recoloured, cut or mirrored.

Candidates meet on 64-bit hashes of the picture and of closer crops of it, plain and
mirrored; an aligned comparison of the pictures decides. Measured on 200 studio portraits
cut by up to 8 % a side: the least correlation of true pairs was 0.909, the greatest of
3,919 pairs of different people that the hashes could not tell apart 0.880.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import ClassVar

import numpy as np
import numpy.typing as npt

from linkgraph.content.descriptor import CROPS, KEYS, Descriptor, Grey, parse
from linkgraph.content.hamming import distance, pairs_between
from linkgraph.signals.alignment import aligned_correlation, whole_correlation
from linkgraph.signals.base import Comparison, Policy, Signal

RADIUS = 14
SAME = 0.93
ALIGNED = 0.895
CLOSE, ALIKE = 40, 0.8
"""Bits of 256, with the correlation that goes with them, at which two hashes of different makes agree.

Of 179,100 pairs of different people's portraits in one studio none was closer than 46 bits.
"""
MIRRORED = 0.915
DOUBT = 0.1
FAINT = 0.55
"""Correlation below which a cut of up to 8 % a side cannot explain the difference."""


class Photo(Signal):
    """Two accounts show one picture."""

    name: ClassVar[str] = "photo"
    title: ClassVar[str] = "the same photo"
    family: ClassVar[str] = "photo"
    policy: ClassVar[Policy] = Policy.LINK
    reads: ClassVar[tuple[str, ...]] = ("photo",)
    levels: ClassVar[tuple[str, ...]] = ("same", "altered", "cropped", "mirrored")
    content: ClassVar[bool] = True

    def fingerprint(self, value: str) -> str | None:
        """The descriptor of the picture, made when it was read."""
        return value or None

    def candidates(self, fingerprints: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Pairs whose hashes are within the radius, each once, lower index first."""
        if not fingerprints:
            return
        keys = np.stack([_parsed(fingerprint).keys for fingerprint in fingerprints])
        found = np.unique(np.concatenate([*_candidates(keys), np.empty((0, 2), np.int64)]), axis=0)
        yield from ((int(i), int(j)) for i, j in found)

    def compare(self, left: str, right: str) -> Comparison | None:
        """Level and distance in bits of the 256-bit hash, by correlation of the pictures."""
        a, b = _parsed(min(left, right)), _parsed(max(left, right))
        bits = (int(a.hash, 16) ^ int(b.hash, 16)).bit_count()
        if bits == 0 and whole_correlation(a.grey, b.grey) >= SAME:
            return Comparison("same", 0.0, "show the same photo")
        plain, mirrored = _meetings(a, b)
        return (_straight(a, b, bits) if plain else None) or (_mirrored(a, b) if mirrored else None)


def _meetings(a: Descriptor, b: Descriptor) -> tuple[bool, bool]:
    """Whether the two meet as they are, and whether they meet when one is mirrored."""
    near = [
        min(distance(int(a.keys[0]), int(b.keys[key])), distance(int(b.keys[0]), int(a.keys[key]))) <= RADIUS
        for key in range(KEYS)
    ]
    return any(near[: len(CROPS)]), any(near[len(CROPS) :])


def _straight(a: Descriptor, b: Descriptor, bits: int) -> Comparison | None:
    whole = whole_correlation(a.grey, b.grey)
    if whole >= SAME or (bits <= CLOSE and whole >= ALIKE):
        return Comparison("altered", float(bits), f"show the same photo, altered ({bits} of 256 bits differ)")
    if _aligned(a.grey, b.grey):
        return Comparison("cropped", float(bits), f"show the same photo, cut differently ({bits} of 256 bits differ)")
    return None


def _mirrored(a: Descriptor, b: Descriptor) -> Comparison | None:
    flipped = b.grey[:, ::-1]
    if whole_correlation(a.grey, flipped) >= SAME or _aligned(a.grey, flipped, MIRRORED):
        return Comparison("mirrored", 128.0, "show the same photo, mirrored")
    return None


def _aligned(a: Grey, b: Grey, least: float = ALIGNED) -> bool:
    """The search one way round, and the other way where the first was close."""
    if whole_correlation(a, b) < FAINT:
        return False
    found = aligned_correlation(a, b)
    if least - DOUBT < found < least:
        found = aligned_correlation(b, a)
    return found >= least


def _candidates(keys: npt.NDArray[np.uint64]) -> Iterator[npt.NDArray[np.int64]]:
    """Sorted index pairs, shape (p, 2), for each key that may meet the whole picture of another."""
    for key in range(KEYS):
        for i, j, _ in pairs_between(keys[:, :1], keys[:, key : key + 1], RADIUS, above=key == 0):
            apart = i != j
            yield np.sort(np.stack([i[apart], j[apart]], axis=1), axis=1)


@lru_cache(maxsize=4096)
def _parsed(descriptor: str) -> Descriptor:
    return parse(descriptor)
