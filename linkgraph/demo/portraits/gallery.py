"""Draws the pictures of a case, so that no two people are taken for one another."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from linkgraph.demo.account import Picture
from linkgraph.demo.portraits import avatars
from linkgraph.demo.portraits.crowd import Crowd, hash_bits
from linkgraph.demo.portraits.draw import draw_portrait
from linkgraph.demo.portraits.variants import altered, mirrored
from linkgraph.demo.streams import stream

TRIES = 40
STILL_LIKE = 60
"""Bits of 256 in which an altered portrait should differ at most."""


class Gallery:
    """Draws each face once and remembers its hash; `redrawn` counts the faces that were too like another."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.redrawn = 0
        self._faces: dict[str, Image.Image] = {}
        self._crowd = Crowd()

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
        for attempt in range(TRIES):
            portrait = draw_portrait(stream(self.seed, "face", picture.face, attempt), picture.like)
            if self._crowd.admit(portrait, anyway=attempt == TRIES - 1):
                break
            self.redrawn += 1
        return portrait.image

    def _changed(self, image: Image.Image, change: str) -> Image.Image:
        before, strength = hash_bits(image), 1.0
        for attempt in range(6):
            made = altered(image, stream(self.seed, "change", change, attempt), strength)
            if np.count_nonzero(hash_bits(made) != before) <= STILL_LIKE:
                break
            strength *= 0.75
        return made
