"""Which of many pictures are worth comparing: nothing here is quadratic but for the smooth ones.

Three ways to meet: hashes of the whole within a radius; enough common points; and for smooth
pictures, which have few points, the hashes of closer crops, plain and mirrored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from linkgraph.content.hamming import Words, near_pairs, pairs_between
from linkgraph.content.pdq import TURNS, Grey, turned
from linkgraph.content.sameness.crops import CROPS, crop_keys
from linkgraph.content.sameness.meetings import sharing
from linkgraph.content.sameness.verdict import SMOOTH, Seen

RADIUS = 40
"""Bits of 256 between two hashes of whole pictures."""
NARROW = 14
"""Bits of 64 between the key of a whole picture and that of a crop."""

Found = npt.NDArray[np.int64]


def proposals(pictures: Iterable[Seen]) -> Found:
    """Index pairs, shape (p, 2), each once, lower index first. The pictures are read one by one, and let go."""
    hashes, smooth = bytearray(), {}

    def points() -> Iterator[npt.NDArray[np.uint8]]:
        for at, picture in enumerate(pictures):
            hashes.extend(picture.hash.to_bytes(32, "big"))
            if len(picture.points.bits) < SMOOTH:
                smooth[at] = picture.views[0].grey
            yield picture.points.bits

    shared = sharing(points())
    return np.unique(np.concatenate([_alike(bytes(hashes)), shared, _smooth(smooth)]), axis=0)


def _alike(raw: bytes) -> Found:
    words: Words = np.frombuffer(raw, dtype=np.uint64).reshape(-1, 4)
    return _stacked((pairs.i, pairs.j) for pairs in near_pairs(words, RADIUS))


def _smooth(pictures: Mapping[int, Grey]) -> Found:
    which, greys = np.array(list(pictures), dtype=np.int64), list(pictures.values())
    if not greys:
        return np.empty((0, 2), np.int64)
    plain = crop_keys(np.stack(greys))
    ways = [plain, crop_keys(np.stack([turned(grey, TURNS // 2) for grey in greys]))]
    turns = [crop_keys(np.stack([turned(grey, turn) for grey in greys]))[:, :1] for turn in (1, 2, 3, 5, 6, 7)]
    keys = np.concatenate([*ways, *turns], axis=1)
    met = (
        pairs_between(plain[:, :1], keys[:, at : at + 1], NARROW, above=at == 0)
        for at in range(2 * len(CROPS) + len(turns))
    )
    return _stacked((which[pairs.i], which[pairs.j]) for some in met for pairs in some)


def _stacked(some: Iterator[tuple[Found, Found]]) -> Found:
    parts = [np.sort(np.stack([i, j], axis=1), axis=1)[i != j] for i, j in some]
    return np.concatenate([np.empty((0, 2), np.int64), *parts])
