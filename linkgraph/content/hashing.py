"""The PDQ hash of a file, as fast as it can be read: a JPEG is decoded no larger than the hash needs."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from linkgraph.content.pdq import pdq, quality, small_grey
from linkgraph.content.picture import open_grey

NEEDED = 100
"""Pixels a side that the hash is made of, at least."""


def hash_file(path: Path) -> tuple[str, int]:
    """The hash of the picture in `path`, upright, and its quality, 0 to 100. SourceError as in `open_picture`."""
    picture, full = open_grey(path, NEEDED)
    grey = small_grey(picture, full)
    return pdq(grey), quality(grey)


def hash_files(paths: Sequence[Path], workers: int) -> Iterator[tuple[str, int]]:
    """What `hash_file` says of each, in their order, by `workers` threads: unpacking runs outside of Python's lock."""
    with warnings.catch_warnings(), ThreadPoolExecutor(workers) as pool:
        yield from pool.map(hash_file, paths)
