"""A journal: a file of JSON lines that is only ever added to, so that it can be written while a run is under way."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from linkgraph.errors import CaseError


def append(path: Path, *entries: object) -> None:
    """Adds lines, on the disk when this returns; a killed process has written all of them or none.

    CaseError where it cannot be written.
    """
    try:
        _append(path, entries)
    except OSError as error:
        raise CaseError(f"{path} cannot be written, and nothing was recorded: {error.strerror}") from error


def _append(path: Path, entries: Sequence[object]) -> None:
    with path.open("ab+") as file:
        if file.tell() and file.seek(-1, os.SEEK_END) >= 0 and file.read(1) != b"\n":
            file.write(b"\n")
        file.write("".join(f"{json.dumps(entry, ensure_ascii=False)}\n" for entry in entries).encode())
        file.flush()
        os.fsync(file.fileno())


def size(path: Path) -> int:
    """Bytes of a journal, which only ever grows; 0 where nothing was recorded yet."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def objects(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a journal, oldest first; a line that is none, as a crash cuts one short, is left out."""
    if not path.exists():
        return
    for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
        try:
            entry = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(entry, dict):
            yield entry
