"""What a schedule remembers from one report to the next, in a file that is replaced whole."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from linkgraph.errors import CaseError

FILE = "schedule.json"


@dataclass
class State:
    """Where a schedule stands.

    `next` is the next moment a report is due, `number` that of the last report. `runs` and `judgements` are
    the ids that a report has told already; `watched` the accounts each watch rule has met.
    """

    every: float = 0.0
    next: str | None = None
    number: int = 0
    started: bool = False
    runs: list[str] = field(default_factory=list)
    judgements: list[str] = field(default_factory=list)
    watched: dict[str, list[str]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)

    @property
    def due(self) -> datetime | None:
        """`next` as a time."""
        return datetime.fromisoformat(self.next) if self.next else None


def load(folder: Path) -> State:
    """The state kept in `folder`; a new one where there is none. CaseError where it cannot be read."""
    path = folder / FILE
    if not path.exists():
        return State()
    try:
        return State(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise CaseError(
            f"{path} cannot be read ({error}): delete it to begin the schedule anew; the first report then tells all"
        ) from error


def save(folder: Path, state: State) -> None:
    """Keeps the state, on the disk before this returns."""
    write_whole(folder / FILE, json.dumps(asdict(state), indent=1).encode())


def write_whole(path: Path, data: bytes) -> None:
    """Writes a file that is there whole or not at all, even after a power cut."""
    part = path.with_name(path.name + ".part")
    with part.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)


def as_json(value: Any) -> bytes:
    """A value as JSON bytes."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
