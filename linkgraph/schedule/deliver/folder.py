"""`folder:PATH`: the report as a file, under a name that has its number; delivered again it is the same file."""

from __future__ import annotations

from pathlib import Path

from linkgraph.errors import LinkgraphError, UsageError
from linkgraph.schedule.outbox import Letter
from linkgraph.schedule.state import write_whole

SCHEMES = ("folder",)


def check(target: str) -> None:
    """UsageError where there is no path."""
    if not target.partition(":")[2]:
        raise UsageError(f"{target!r} names no folder: give folder:PATH")


def send(target: str, letter: Letter) -> None:
    """Writes the file, whole or not at all."""
    folder = Path(target.partition(":")[2]).expanduser()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / letter.file, letter.data)
    except OSError as error:
        raise LinkgraphError(f"{folder / letter.file} cannot be written: {error.strerror}") from error


def hidden(target: str) -> str:
    """The target as it is."""
    return target
