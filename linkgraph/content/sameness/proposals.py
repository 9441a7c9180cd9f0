"""Which of many pictures are worth comparing: nothing here is quadratic but for the smooth ones.

Three ways to meet: hashes of the whole within a radius; enough common points; and for smooth
pictures, which have few points, the hashes of closer crops, plain and mirrored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from linkgraph.content.hamming import Words, near_pairs, pairs_between
from linkgraph.content.pdq import TURNS, Grey, turned
from linkgraph.content.sameness.crops import CROPS, crop_keys
from linkgraph.content.sameness.growing import sharing_more
from linkgraph.content.sameness.meetings import Points, Shared, gathered, sharing

RADIUS = 40
"""Bits of 256 between two hashes of whole pictures."""
NARROW = 14
"""Bits of 64 between the key of a whole picture and that of a crop."""

SURE = 0xFFFF
"""What stands for the points that a pair shares where hashes propose it, whatever the other pictures are."""

Found = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Glance(NamedTuple):
    """What of a picture proposals are made of: its hash, the bits of its points, grey if smooth."""

    hash: bytes
    bits: npt.NDArray[np.uint8]
    grey: Grey | None


def proposals(pictures: Iterable[Glance]) -> Shared:
    """Pairs of pictures, each once, lower index first. The pictures are read one by one, and let go."""
    words, points, smooth = _read(pictures)
    return _with_sure(sharing(points), [_alike(words), _smooth(smooth)], len(words))


def more_proposals(pictures: Iterable[Glance], new: Flags, before: Shared) -> Shared:
    """The same pairs, where those of pictures that are not `new` are known: `before`, by their places among all.

    What is known of how many points these share may be less than they do, as is what is returned.
    """
    words, points, smooth = _read(pictures)
    by_points = before.times < SURE
    shared = sharing_more(points, new, Shared(before.pairs[by_points], before.times[by_points]))
    if shared is None:
        shared = sharing(points)
    return _with_sure(shared, [before.pairs[~by_points], _alike(words, new), _smooth(smooth, new)], len(words))


def _read(pictures: Iterable[Glance]) -> tuple[Words, Points, dict[int, Grey]]:
    """The hashes and points of all, and the pixels of the smooth ones."""
    hashes, smooth = bytearray(), {}

    def points() -> Iterator[npt.NDArray[np.uint8]]:
        for at, picture in enumerate(pictures):
            hashes.extend(picture.hash)
            if picture.grey is not None:
                smooth[at] = picture.grey
            yield picture.bits

    found = gathered(points())
    return np.frombuffer(bytes(hashes), dtype=np.uint64).reshape(-1, 4), found, smooth


def _with_sure(shared: Shared, sure: list[Found], count: int) -> Shared:
    """All pairs, each once and in order."""
    codes = np.concatenate([pairs[:, 0] * count + pairs[:, 1] for pairs in (*sure, shared.pairs)])
    surely = len(codes) - len(shared.pairs)
    codes, first = np.unique(codes, return_index=True)
    times = np.concatenate([np.full(surely, SURE), np.minimum(shared.times, SURE - 1)])[first]
    return Shared(np.stack([codes // max(count, 1), codes % max(count, 1)], axis=1), times)


def _alike(words: Words, new: Flags | None = None) -> Found:
    """Hashes within the radius, of which one is new where it is said which are."""
    if new is None:
        return _stacked((pairs.i, pairs.j) for pairs in near_pairs(words, RADIUS))
    which = np.flatnonzero(new)
    return _stacked((which[pairs.i], pairs.j) for pairs in pairs_between(words[which], words, RADIUS))


def _smooth(pictures: Mapping[int, Grey], new: Flags | None = None) -> Found:
    """Pictures of which one whole looks like some crop of the other; one of them is new where it is said which are."""
    which, greys = np.array(list(pictures), dtype=np.int64), list(pictures.values())
    if not greys:
        return np.empty((0, 2), np.int64)
    plain = crop_keys(np.stack(greys))
    ways = [plain, crop_keys(np.stack([turned(grey, TURNS // 2) for grey in greys]))]
    turns = [crop_keys(np.stack([turned(grey, turn) for grey in greys]))[:, :1] for turn in (1, 2, 3, 5, 6, 7)]
    keys = np.concatenate([*ways, *turns], axis=1)
    if new is None:
        sides = [(np.arange(len(which)), np.arange(len(which)))]
    else:
        added = np.flatnonzero(new[which])
        sides = [(added, np.arange(len(which))), (np.arange(len(which)), added)]
    met = (
        (which[left[pairs.i]], which[right[pairs.j]])
        for left, right in sides
        for at in range(2 * len(CROPS) + len(turns))
        for pairs in pairs_between(plain[left, :1], keys[right, at : at + 1], NARROW, above=new is None and at == 0)
    )
    return _stacked(met)


def _stacked(some: Iterator[tuple[Found, Found]]) -> Found:
    parts = [np.sort(np.stack([i, j], axis=1), axis=1)[i != j] for i, j in some]
    return np.concatenate([np.empty((0, 2), np.int64), *parts])
