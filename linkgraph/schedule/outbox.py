"""Reports that are made and not yet delivered everywhere: a folder for each, by its number."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from linkgraph.schedule.state import as_json, write_whole

FOLDER = "outbox"
LETTER = "letter.json"


@dataclass(frozen=True, slots=True)
class Letter:
    """A report on its way: `key` is the same however often it is sent, so that a receiver can tell."""

    number: int
    key: str
    subject: str
    lines: tuple[str, ...]
    file: str
    data: bytes

    @property
    def text(self) -> str:
        """The lines below each other."""
        return "\n".join(self.lines)


class Outbox:
    """The folder `outbox` of a case."""

    def __init__(self, work: Path) -> None:
        self._folder = work / FOLDER

    def put(self, letter: Letter, targets: tuple[str, ...]) -> None:
        """Keeps a letter for all targets; put again under its number it takes the place of the first."""
        folder = self._folder / f"{letter.number:06d}"
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / "report", letter.data)
        about = {"key": letter.key, "subject": letter.subject, "lines": letter.lines, "file": letter.file}
        write_whole(folder / LETTER, as_json({**about, "open": list(targets)}))

    def waiting(self, upto: int) -> Iterator[tuple[Letter, list[str]]]:
        """Letters up to a number, oldest first, each with the targets it has not reached."""
        for folder in sorted(self._folder.glob("[0-9]*")):
            if int(folder.name) <= upto and (folder / LETTER).exists():
                about = json.loads((folder / LETTER).read_text(encoding="utf-8"))
                data = (folder / "report").read_bytes()
                said = about["key"], about["subject"], tuple(about["lines"]), about["file"]
                yield Letter(int(folder.name), *said, data), about["open"]

    def delivered(self, letter: Letter, target: str) -> None:
        """Notes that a target has the letter; a letter that all have is dropped."""
        folder = self._folder / f"{letter.number:06d}"
        about = json.loads((folder / LETTER).read_text(encoding="utf-8"))
        about["open"] = [open_ for open_ in about["open"] if open_ != target]
        if about["open"]:
            write_whole(folder / LETTER, as_json(about))
        else:
            shutil.rmtree(folder)
