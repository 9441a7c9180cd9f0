"""The PDQ hash of a file, as fast as it can be read: a JPEG is decoded no larger than the hash needs."""

from __future__ import annotations

from pathlib import Path

from linkgraph.content.pdq import pdq, quality, small_grey
from linkgraph.content.picture import open_grey

NEEDED = 128
"""Pixels a side that the hash is made of, at least."""


def hash_file(path: Path) -> tuple[str, int]:
    """The hash of the picture in `path`, upright, and its quality, 0 to 100. SourceError as in `open_picture`."""
    grey = small_grey(open_grey(path, NEEDED))
    return pdq(grey), quality(grey)
