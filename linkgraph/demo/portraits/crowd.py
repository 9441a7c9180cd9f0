"""Keeps portraits of different people apart, as hashes see them and as heads."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from linkgraph.demo.portraits.draw import Portrait

TOO_CLOSE = 76
"""Bits of 256 in which the hashes of two people must differ."""
TOO_ALIKE = 0.8
"""Correlation that the heads of two people must stay below, plain and mirrored."""
REMEMBERED = 1500
"""How many portraits back a new one is compared; beyond that, chance may bring two near."""
HEAD = 20

Bits = npt.NDArray[np.bool_]


def hash_bits(image: Image.Image) -> Bits:
    """The 256-bit perceptual hash (DCT) of `image`, flat."""
    import imagehash

    bits: Bits = imagehash.phash(image, hash_size=16).hash.ravel()
    return bits


class Crowd:
    """The last portraits that were drawn."""

    def __init__(self) -> None:
        self._hashes = np.zeros((REMEMBERED, 32), dtype=np.uint8)
        self._heads = np.zeros((REMEMBERED, HEAD * HEAD), dtype=np.float32)
        self._count = 0

    def admit(self, portrait: Portrait, *, anyway: bool = False) -> bool:
        """Remembers `portrait` and returns True where it is unlike all others, or `anyway`."""
        head = _head(portrait)
        if not anyway and self._knows_head(head):
            return False
        packed = np.packbits(hash_bits(portrait.image))
        if not anyway and self._knows_hash(packed):
            return False
        at = self._count % REMEMBERED
        self._hashes[at], self._heads[at] = packed, head
        self._count += 1
        return True

    def _knows_head(self, head: npt.NDArray[np.float32]) -> bool:
        mirrored = head.reshape(HEAD, HEAD)[:, ::-1].ravel()
        alike = self._heads[: self._count] @ np.stack([head, mirrored], axis=1)
        return bool((alike >= TOO_ALIKE).any())

    def _knows_hash(self, packed: npt.NDArray[np.uint8]) -> bool:
        apart = np.bitwise_count(self._hashes[: self._count] ^ packed).sum(axis=1)
        return bool((apart < TOO_CLOSE).any())


def _head(portrait: Portrait) -> npt.NDArray[np.float32]:
    """The head in few grey pixels, mean 0 and length 1."""
    small = portrait.image.convert("L").crop(portrait.head).resize((HEAD, HEAD), Image.Resampling.BOX)
    pixels = np.asarray(small, dtype=np.float32).ravel()
    pixels = pixels - pixels.mean()
    scaled: npt.NDArray[np.float32] = pixels / max(float(np.linalg.norm(pixels)), 1e-6)
    return scaled
