"""Checks before a file is opened."""

from __future__ import annotations

from pathlib import Path

from linkgraph.errors import SourceError


def check_file(path: Path, most: int) -> None:
    """SourceError unless `path` is a regular file that may be read, neither empty nor larger than `most` bytes."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise SourceError(f"{path} is not a regular file")
        path.open("rb").close()
    except (OSError, ValueError) as error:
        raise SourceError(f"{path} cannot be opened: {getattr(error, 'strerror', None) or error}") from error
    if size == 0:
        raise SourceError(f"{path} is empty")
    if size > most:
        raise SourceError(f"{path} has {size >> 20} MB; the most is {most >> 20} MB")
