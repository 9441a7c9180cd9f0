"""Keeps portraits of different people apart, as hashes see them and as heads."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

from linkgraph.demo.portraits.draw import Portrait

TOO_CLOSE = 76
"""Bits of 256 in which the hashes of two people must differ."""
TOO_ALIKE = 0.84
"""Correlation that the heads of two people must stay below."""
REMEMBERED = 6000
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

    def admits(self, portrait: Portrait) -> bool:
        """True where `portrait` is unlike all others."""
        known = min(self._count, REMEMBERED)
        if not known:
            return True
        apart = np.bitwise_count(self._hashes[:known] ^ np.packbits(hash_bits(portrait.image))).sum(axis=1)
        alike = self._heads[:known] @ _head(portrait)
        return int(apart.min()) >= TOO_CLOSE and float(alike.max()) < TOO_ALIKE

    def add(self, portrait: Portrait) -> None:
        """Remembers `portrait`."""
        at = self._count % REMEMBERED
        self._hashes[at] = np.packbits(hash_bits(portrait.image))
        self._heads[at] = _head(portrait)
        self._count += 1


def _head(portrait: Portrait) -> npt.NDArray[np.float32]:
    """The head in few grey pixels, mean 0 and length 1."""
    small = portrait.image.convert("L").crop(portrait.head).resize((HEAD, HEAD), Image.Resampling.BOX)
    pixels = np.asarray(small, dtype=np.float32).ravel()
    pixels = pixels - pixels.mean()
    return pixels / max(float(np.linalg.norm(pixels)), 1e-6)
