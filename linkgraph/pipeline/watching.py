"""Taking what arrives in a folder, and proposing how a foreign file is to be read."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from linkgraph_ingest.core.mapping.suggest import as_toml, preview, suggest

from linkgraph.case import Case
from linkgraph.case.config import CONFIG_FILE, read_config
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


def suggest_mapping(file: Path) -> tuple[str, list[dict[str, str]]]:
    """The text of a `linkgraph.toml` for `file`, and its first ten rows as they would be read with it."""
    text = as_toml(suggest(file), file.name)
    return text, preview_mapping(file, text)


def preview_mapping(file: Path, text: str) -> list[dict[str, str]]:
    """The first ten rows of `file` as they would be read with the `linkgraph.toml` in `text`.

    CaseError where the text is wrong, UsageError where its `[files]` does not name the file.
    """
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / CONFIG_FILE
        written.write_text(text, encoding="utf-8")
        config = read_config(written)
    kind = next((kind for kind, names in config.files.items() if file.name in names), None)
    if kind is None:
        raise UsageError(f"[files] says nothing of {file.name}: name it there, as in profiles = [{file.name!r}]")
    return preview(file, config, kind)


def _stamps(folder: Path) -> dict[Path, Stamp]:
    found = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and not path.name.startswith(".") and path.suffix.lower() not in PARTIAL:
            status = path.stat()
            found[path] = (status.st_size, status.st_mtime_ns)
    return found
