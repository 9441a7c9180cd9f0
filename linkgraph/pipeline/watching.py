"""Taking what arrives in a folder."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph.case import Case
from linkgraph.errors import CaseBusy, UsageError
from linkgraph.pipeline.stages import Summary, ingest

if TYPE_CHECKING:
    from linkgraph.progress import Progress

Stamp = tuple[int, int]
PARTIAL = (".part", ".tmp", ".crdownload", ".partial", ".swp")
"""Endings under which programs write a file that is not whole yet."""


def watch(
    case: Case, store_uri: str | None, folder: Path, *, every: float, progress: Progress, rounds: int | None = None
) -> Iterator[Summary]:
    """Reads each file of `folder` once it has stopped growing; the summary of each load. Runs until stopped.

    A file is taken when two looks, `every` seconds apart, find it the same. `rounds` limits the looks.
    """
    taken: dict[Path, Stamp] = {}
    before: dict[Path, Stamp] = {}
    while rounds is None or rounds > 0:
        now = _stamps(folder)
        ready = [path for path, stamp in now.items() if before.get(path) == stamp and taken.get(path) != stamp]
        for path in ready:
            try:
                yield ingest(case, store_uri, [path], progress=progress)
            except UsageError as error:
                with progress.stage("watching") as stage:
                    stage.note(str(error))
            except CaseBusy:
                continue  # another run holds the case; the file is taken at a later look
            taken[path] = now[path]
        before = now
        rounds = None if rounds is None else rounds - 1
        if rounds != 0:
            time.sleep(every)


def _stamps(folder: Path) -> dict[Path, Stamp]:
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in PARTIAL:
            status = path.stat()
            found[path] = (status.st_size, status.st_mtime_ns)
    return found
