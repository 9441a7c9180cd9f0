"""Draws the pictures of a case, so that no two people are taken for one another."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
from PIL import Image

from linkgraph.demo.account import Picture
from linkgraph.demo.portraits import avatars
from linkgraph.demo.portraits.draw import draw_portrait
from linkgraph.demo.portraits.variants import altered, mirrored
from linkgraph.demo.streams import stream

TOO_CLOSE = 76
"""Bits of 256 in which the hashes of two people must differ."""
STILL_LIKE = 60
"""Bits of 256 in which an altered portrait should differ at most."""

Bits = npt.NDArray[np.bool_]


def hash_bits(image: Image.Image) -> Bits:
    """The 256-bit perceptual hash (DCT) of `image`, flat."""
    import imagehash

    bits: Bits = imagehash.phash(image, hash_size=16).hash.ravel()
    return bits


class Gallery:
    """Draws each face once and remembers its hash; `redrawn` counts the faces that were too like another."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.redrawn = 0
        self._faces: dict[str, Image.Image] = {}
        self._hashes = np.zeros((256, 32), dtype=np.uint8)
        self._count = 0

    def jpeg(self, picture: Picture) -> bytes:
        """The bytes of the file that shows `picture`."""
        rng = stream(self.seed, "file", picture.face, picture.change)
        buffer = io.BytesIO()
        self.draw(picture).save(buffer, "JPEG", quality=rng.randint(58, 92) if picture.change else 86)
        return buffer.getvalue()

    def draw(self, picture: Picture) -> Image.Image:
        """The picture itself."""
        image = self._base(picture)
        if picture.change:
            image = self._changed(image, picture.change)
        return mirrored(image) if picture.mirrored else image

    def _base(self, picture: Picture) -> Image.Image:
        kind, _, rest = picture.face.partition("-")
        if kind == "person":
            return self._face(picture)
        if picture.face not in self._faces:
            if kind == "silhouette":
                made = avatars.silhouette(rest)
            elif kind == "initials":
                letters, _, shade = rest.rpartition("-")
                made = avatars.initials(letters, int(shade))
            else:
                made = self._face(picture)
            self._faces[picture.face] = made
        return self._faces[picture.face]

    def _face(self, picture: Picture) -> Image.Image:
        for attempt in range(40):
            image = draw_portrait(stream(self.seed, "face", picture.face, attempt), picture.like)
            bits = np.packbits(hash_bits(image))
            if self._nearest(bits) >= TOO_CLOSE:
                break
            self.redrawn += 1
        self._remember(bits)
        return image

    def _changed(self, image: Image.Image, change: str) -> Image.Image:
        before, strength = hash_bits(image), 1.0
        for attempt in range(6):
            made = altered(image, stream(self.seed, "change", change, attempt), strength)
            if np.count_nonzero(hash_bits(made) != before) <= STILL_LIKE:
                break
            strength *= 0.75
        return made

    def _nearest(self, bits: npt.NDArray[np.uint8]) -> int:
        if not self._count:
            return 256
        return int(np.bitwise_count(self._hashes[: self._count] ^ bits).sum(axis=1).min())

    def _remember(self, bits: npt.NDArray[np.uint8]) -> None:
        if self._count == len(self._hashes):
            self._hashes = np.vstack([self._hashes, np.zeros_like(self._hashes)])
        self._hashes[self._count] = bits
        self._count += 1
