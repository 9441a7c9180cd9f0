"""Files that are not what their name says, told by their first bytes."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path

from linkgraph.errors import SourceError

from .unpack import opened


def expect_text(path: Path, name: str) -> None:
    """SourceError if `path` begins like a well-known binary file."""
    with opened(path) as stream:
        head = stream.read(16)
    for start, what in _known().items():
        if head.startswith(start):
            todo = "unpack it" if what.endswith("archive") else "give the file the suffix that fits"
            raise SourceError(f"this is {what}, not {name}; {todo}")


@cache
def _known() -> dict[bytes, str]:
    text = resources.files(__package__).joinpath("magic.toml").read_text(encoding="utf-8")
    return {bytes.fromhex(start): str(what) for start, what in tomllib.loads(text).items()}
