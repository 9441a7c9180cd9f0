"""All pairs of hashes within a radius, each once, far from quadratic in practice.

Multi-index hashing (Norouzi, Punjani and Fleet 2012): bits are dealt into 16 chunks. Of two
hashes within radius r at least one chunk differs in at most t bits, where the chunks' t + 1
add up to more than r. So hashes meet in a table for each chunk, under keys that many bits
apart. A pair counts in the first table in which it meets. Crowds of almost equal hashes,
which would all meet everywhere, are taken out before (`balls`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt

from linkgraph.content.hamming.balls import take_balls
from linkgraph.content.hamming.blocks import pairs_in_blocks
from linkgraph.content.hamming.table import Table
from linkgraph.content.hamming.words import Index, Pairs, Words

CHUNKS = 16
FEW = 4_000
"""Hashes below which comparing all is faster."""
PART = 1 << 16


def near_pairs(words: Words, radius: int) -> Iterator[Pairs]:
    """Yields every pair i < j of rows at most `radius` bits apart, once, in no order.

    `words` has shape (n, w), w from 1 to 4 being usual. Memory: about 100 bytes a hash.
    """
    if len(words) <= FEW:
        yield from pairs_in_blocks(words, radius)
        return
    dealt = deal(words)
    rest = yield from take_balls(words, dealt, radius)
    for pairs in _tables(words[rest], dealt[rest], radius):
        i, j = rest[pairs.i], rest[pairs.j]
        yield Pairs(np.minimum(i, j), np.maximum(i, j), pairs.bits)


def deal(words: Words) -> npt.NDArray[np.uint16]:
    """The chunks, shape (n, 16): neighbouring bits, which depend on each other, go to different ones."""
    parts = [words[start : start + PART] for start in range(0, len(words), PART)]
    return np.concatenate([_dealt(part) for part in parts]) if parts else np.empty((0, CHUNKS), np.uint16)


def _dealt(words: Words) -> npt.NDArray[np.uint16]:
    bits = np.unpackbits(words.view(np.uint8).reshape(len(words), -1), axis=1)
    mixed = np.zeros((len(words), CHUNKS, 16), dtype=np.uint8)
    mixed[:, :, : bits.shape[1] // CHUNKS] = bits.reshape(len(words), -1, CHUNKS).swapaxes(1, 2)
    return np.packbits(mixed, axis=2).view(np.uint16)[:, :, 0]


def allowances(radius: int) -> list[int]:
    """How many bits may differ in each chunk, -1 where a chunk need not be looked at."""
    each, more = divmod(radius + 1, CHUNKS)
    return [each if at < more else each - 1 for at in range(CHUNKS)]


def _tables(words: Words, dealt: npt.NDArray[np.uint16], radius: int) -> Iterator[Pairs]:
    allowed = allowances(radius)
    used = int(np.bitwise_or.reduce(dealt, axis=None)) if len(dealt) else 0
    for at, most in enumerate(allowed):
        if most < 0 or len(words) < 2:
            continue
        order = np.argsort(dealt[:, at], kind="stable")
        table = Table(dealt[order, at].astype(np.int64), [words[order, word] for word in range(words.shape[1])])
        for mask in _masks(most, used):
            for pairs in table.close(mask, radius):
                i, j = order[pairs.i], order[pairs.j]
                first = _first_here(dealt, i, j, allowed[:at])
                yield Pairs(i[first], j[first], pairs.bits[first])


def _masks(most: int, used: int) -> list[int]:
    """Every way in which two keys may differ in at most `most` of the bits in use."""
    bits = [bit for bit in range(16) if used >> bit & 1]
    return [sum(1 << bit for bit in some) for size in range(most + 1) for some in combinations(bits, size)]


def _first_here(dealt: npt.NDArray[np.uint16], i: Index, j: Index, before: list[int]) -> npt.NDArray[np.bool_]:
    """Whether no earlier table has shown the pair."""
    if not before or not len(i):
        return np.ones(len(i), dtype=np.bool_)
    apart = np.bitwise_count(dealt[i, : len(before)] ^ dealt[j, : len(before)])
    return np.asarray(~(apart <= np.array(before)).any(axis=1))
