"""Files a person asked for: there whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Where to write what `path` is to hold: a file beside it, which takes its place at the end.

    A link stays one, and what it points to is written. A pipe or a device is written itself. Where writing
    fails, what was there stays, and nothing that was begun.
    """
    if path.exists() and not path.is_file():
        yield path
        return
    target = path.resolve()
    part = target.with_name(target.name + ".part")
    try:
        yield part
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
