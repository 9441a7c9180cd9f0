"""Points of very many pictures in the order of their first bits, so that those like a few others are found at once.

Of each point 64 of its 256 bits are kept. Under each key that differs from a point's own in at most two bits the
points are looked at (Kulis and Grauman 2009 call it probing): nothing that lies near in the other bits is passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np
import numpy.typing as npt

from linkgraph.distinct import distinct

U64 = npt.NDArray[np.uint64]
U32 = npt.NDArray[np.uint32]
KEPT = 64
NEAR = 11
"""Bits of KEPT at which two points may be the same."""
NARROWEST, WIDEST, EACH = 8, 24, 2
"""Bits of a key, and as a power of two the points that one holds on average."""
OFF = 2
"""Bits by which the key of a point may differ."""
MEETINGS = 4
"""Points that a picture must share to be one that is likely."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Points by their bits, sorted; the picture of each; and where the points of each key start."""

    words: U64
    owners: U32
    starts: U32

    @property
    def wide(self) -> int:
        """Bits of a key."""
        return len(self.starts).bit_length() - 1


def first_bits(bits: npt.NDArray[np.uint8]) -> U64:
    """What is kept of points given by their bits, shape (n, 32)."""
    return np.ascontiguousarray(bits[:, : KEPT // 8]).view(">u8").ravel().astype(np.uint64)


def shelved(words: U64, owners: U32) -> Shelf:
    """The shelf of points, given with the number of their pictures, in the order of these."""
    order = np.argsort(words, kind="stable")
    return _begun(words[order], owners[order])


def with_more(held: Shelf, words: U64, owners: U32) -> Shelf:
    """The shelf of the points held and of others, given as to `shelved`: what all at once would come to."""
    added = shelved(words, owners)
    words, owners = np.concatenate([held.words, added.words]), np.concatenate([held.owners, added.owners])
    order = np.argsort(words, kind="stable")  # of two runs in order, which takes one look at each
    words, owners = words[order], owners[order]
    equal = words[1:] == words[:-1]
    tied = np.flatnonzero(np.append(equal, False) | np.append(False, equal))
    owners[tied] = owners[tied[np.lexsort((owners[tied], words[tied]))]]
    return _begun(words, owners)


def _begun(words: U64, owners: U32) -> Shelf:
    """Points in order, and where those of each key start."""
    wide = min(max(len(words).bit_length() - EACH, NARROWEST), WIDEST)
    keys = words >> np.uint64(KEPT - wide)
    starts = np.searchsorted(keys, np.arange((1 << wide) + 1, dtype=np.uint64))
    return Shelf(words, owners, starts.astype(np.uint32))


def sharing_with(shelf: Shelf, wanted: U64, most: int) -> list[int]:
    """The `most` pictures that share the most with the points `wanted`, at least MEETINGS of them.

    A point counts the less, the more pictures have it.
    """
    asked, rows = _under_keys(shelf, wanted)
    near = np.bitwise_count(shelf.words[rows] ^ wanted[asked]) <= NEAR
    asked, owners = asked[near], shelf.owners[rows[near]].astype(np.int64)
    met = distinct(owners * len(wanted) + asked)
    owners, asked = np.divmod(met, max(len(wanted), 1))
    pictures, place = np.unique(owners, return_inverse=True)
    rarity = 1 / np.maximum(np.bincount(asked, minlength=len(wanted)), 1)
    worth = np.bincount(place, rarity[asked], len(pictures))
    often = np.flatnonzero(np.bincount(place, minlength=len(pictures)) >= MEETINGS)
    return [int(picture) for picture in pictures[often[np.argsort(-worth[often], kind="stable")[:most]]]]


def _under_keys(shelf: Shelf, wanted: U64) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """For each point under a key close to that of a wanted one: which is wanted, and where it stands."""
    keys = ((wanted >> np.uint64(KEPT - shelf.wide))[:, None] ^ _masks(shelf.wide)).astype(np.int64).ravel()
    begins = shelf.starts[keys].astype(np.int64)
    sizes = shelf.starts[keys + 1] - begins
    ends = np.cumsum(sizes)
    rows = np.repeat(begins - ends + sizes, sizes) + np.arange(int(ends[-1]) if len(ends) else 0)
    return np.repeat(np.arange(len(keys)) // len(_masks(shelf.wide)), sizes), rows


@cache
def _masks(wide: int) -> U64:
    """All numbers of `wide` bits of which at most OFF are set."""
    chosen = (bits for many in range(OFF + 1) for bits in combinations(range(wide), many))
    return np.array([sum(1 << bit for bit in bits) for bits in chosen], np.uint64)
