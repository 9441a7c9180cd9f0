"""Taking what arrives in a folder."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph_ingest.discover import sources_of

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
    """Reads each file of `folder`, and below it, once it has stopped growing; the summary of each load.

    Runs until stopped. UsageError where the folder is not there.

    A file is taken when two looks, `every` seconds apart, find it the same. `rounds` limits the looks.
    """
    taken: dict[Path, Stamp] = {}
    before: dict[Path, Stamp] = {}
    while rounds is None or rounds > 0:
        now = _stamps(folder)
        ready = [path for path, stamp in now.items() if before.get(path) == stamp and taken.get(path) != stamp]
        for path in ready:
            try:
                sources_of([path], case)
                yield ingest(case, store_uri, [path], progress=progress)
            except UsageError as error:
                _say(progress, path, folder, error)
            except CaseBusy:
                continue  # another run holds the case; the file is taken at a later look
            taken[path] = now[path]
        before = now
        rounds = None if rounds is None else rounds - 1
        if rounds != 0:
            time.sleep(every)


def _say(progress: Progress, path: Path, folder: Path, error: UsageError) -> None:
    """Says why a file was not taken; below the folder there may be a thousand pictures that tables name."""
    if path.parent == folder:
        with progress.stage("watching") as stage:
            stage.note(str(error))


def _stamps(folder: Path) -> dict[Path, Stamp]:
    """The files in `folder` and below it; one that goes while it is looked at is not there."""
    if not folder.is_dir():
        raise UsageError(f"{folder} is no folder, or no longer there; nothing can arrive in it.")
    found = {}
    for path in sorted(folder.rglob("*")):
        try:
            if path.is_file() and not _is_passing(path.relative_to(folder)):
                status = path.stat()
                found[path] = (status.st_size, status.st_mtime_ns)
        except OSError:
            continue
    return found


def _is_passing(path: Path) -> bool:
    """True for hidden files, and for those of programs that are still writing."""
    hidden = any(part.startswith(".") for part in path.parts)
    return hidden or path.name.startswith("~$") or path.suffix.lower() in PARTIAL
