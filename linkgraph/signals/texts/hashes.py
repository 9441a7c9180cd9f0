"""The hash of a word: of its UTF-8 bytes, eight at a time, so that a million words are hashed at once.

Multiply and shift, as in splitmix64 (Steele, Lea, Flood 2014). Of a word longer than 64 bytes the
first 64 and the length count.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

BLOCK, MOST_BLOCKS = 8, 8
PADDING = BLOCK * MOST_BLOCKS
"""Bytes that have to follow the last word in a buffer."""
_BITS = (1 << 64) - 1
_MIX, _END = 0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9
_MASKS = np.array([(1 << (8 * size)) - 1 for size in range(BLOCK)] + [_BITS], np.uint64)


def hash_of(word: str) -> int:
    """32 bits of one word, the lowest 0."""
    raw = word.encode("utf-8", "surrogatepass")
    mixed = 0
    for at in range(0, min(len(raw), PADDING), BLOCK):
        mixed = ((mixed ^ int.from_bytes(raw[at : at + BLOCK], "little")) * _MIX) & _BITS
        mixed ^= mixed >> 32
    mixed = ((mixed ^ len(raw)) * _END) & _BITS
    return (mixed >> 32) & ~1


def hashes_of(buffer: bytes, starts: npt.NDArray[np.int64], lengths: npt.NDArray[np.int64]) -> npt.NDArray[np.uint32]:
    """`hash_of` of every word of a buffer, given by where it starts and its bytes; PADDING bytes follow the last."""
    view: npt.NDArray[np.uint64] = np.ndarray((len(buffer) - BLOCK + 1,), "<u8", buffer, strides=(1,))
    mixed = (view[starts] & _MASKS[np.minimum(lengths, BLOCK)]) * np.uint64(_MIX)
    mixed ^= mixed >> np.uint64(32)
    for block in range(1, MOST_BLOCKS):
        long = np.flatnonzero(lengths > block * BLOCK)
        if not len(long):
            break
        left = np.minimum(lengths[long] - block * BLOCK, BLOCK)
        part = (mixed[long] ^ (view[starts[long] + block * BLOCK] & _MASKS[left])) * np.uint64(_MIX)
        mixed[long] = part ^ (part >> np.uint64(32))
    mixed = (mixed ^ lengths.astype(np.uint64)) * np.uint64(_END)
    return np.asarray((mixed >> np.uint64(32)).astype(np.uint32) & np.uint32(0xFFFFFFFE))
