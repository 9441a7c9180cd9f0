"""Addresses of photos, as pages use them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linkgraph.ui.signing import signed
from linkgraph.ui.thumbs import SIZES

NO_PHOTO = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E"
"""An empty picture, for table cells."""
ID = re.compile(r"[0-9a-f]{64}")


def face(photo: str | None) -> str | None:
    """A square picture of 96 pixels; None where there is no photo."""
    return _url(photo, SIZES[0])


def large(photo: str | None) -> str | None:
    """A picture of at most 480 pixels; None where there is no photo."""
    return _url(photo, SIZES[1])


def faces(photos: Sequence[str]) -> str | None:
    """One picture of several photos side by side; None where there are none."""
    known = [photo for photo in photos if ID.fullmatch(photo)]
    return signed("/faces/" + ".".join(known)) if known else None


def _url(photo: str | None, size: int) -> str | None:
    return signed(f"/photo/{size}/{photo}") if photo and ID.fullmatch(photo) else None
