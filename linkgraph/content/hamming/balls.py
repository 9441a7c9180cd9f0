"""Crowds of almost equal hashes, taken out whole: the copies of one default avatar.

All hashes within half the radius of one centre are within the radius of each other, by the
triangle inequality, and only hashes within one and a half radii of the centre can be near any
of them. So a crowd is found in one pass over all hashes and needs no table.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator

import numpy as np
import numpy.typing as npt

from linkgraph.content.hamming.blocks import pairs_between, pairs_in_blocks
from linkgraph.content.hamming.words import Index, Pairs, Words, differing

CROWD = 256
"""Hashes more than chance puts under one key, from which a crowd is looked for."""
MOST = 64
"""Crowds taken out at most; what remains is compared like the rest."""


def take_balls(words: Words, dealt: npt.NDArray[np.uint16], radius: int) -> Generator[Pairs, None, Index]:
    """Yields all pairs with a member of a crowd; returns the indices of the others."""
    rest = np.arange(len(words))
    for at in range(dealt.shape[1]):
        tried: set[int] = set()
        while len(tried) < MOST and (key := _crowded(dealt[rest, at], tried)) is not None:
            tried.add(key)
            centre = _centre(words[rest[dealt[rest, at] == key]])
            away = differing(words[rest], centre)
            inside = away <= radius // 2
            if int(inside.sum()) < CROWD:
                continue
            yield from _with_ball(words, rest[inside], rest[~inside & (away <= radius // 2 + radius)], radius)
            rest = rest[~inside]
    return rest


def _crowded(keys: npt.NDArray[np.uint16], tried: set[int]) -> int | None:
    """The fullest key not tried yet, where it holds far more than chance would put there."""
    counts = np.bincount(keys, minlength=1 << 16)
    counts[list(tried)] = 0
    key = int(counts.argmax())
    return key if counts[key] > CROWD + 8 * len(keys) / (1 << 16) else None


def _centre(words: Words) -> Words:
    """What most of them have, bit by bit."""
    bits = np.unpackbits(words.view(np.uint8).reshape(len(words), -1), axis=1)
    most = (bits.mean(axis=0) >= 0.5).astype(np.uint8)
    return np.packbits(most).view(np.uint64)


def _with_ball(words: Words, ball: Index, shell: Index, radius: int) -> Iterator[Pairs]:
    for pairs in pairs_in_blocks(words[ball], radius):
        yield Pairs(ball[pairs.i], ball[pairs.j], pairs.bits)
    for pairs in pairs_between(words[ball], words[shell], radius):
        i, j = ball[pairs.i], shell[pairs.j]
        yield Pairs(np.minimum(i, j), np.maximum(i, j), pairs.bits)
