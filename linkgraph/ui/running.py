"""A run of the case in a process of its own: its progress by stage, and stopping it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from linkgraph.ui import case

LOG = "ui-run.log"
STAGE = re.compile(r"^(?P<name>[^:]+): (?P<said>.*?)(?P<end>, done|, stopped)?$")
_running: dict[str, subprocess.Popen[bytes]] = {}


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as its last line tells it."""

    name: str
    said: str
    done: bool


def start() -> None:
    """Starts `linkgraph run` on the open case, unless one that was started here is still going."""
    if under_way():
        return
    log = _log()
    log.parent.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "linkgraph", "run", str(case.folder()), "--format", "json"]
    if store := os.environ.get("LINKGRAPH_STORE"):
        command += ["--store", store]
    with log.open("wb") as file:
        _running[str(case.folder())] = subprocess.Popen(command, stdout=file, stderr=file)


def under_way() -> bool:
    """True while the run started here goes on."""
    process = _running.get(str(case.folder()))
    return process is not None and process.poll() is None


def cancel() -> None:
    """Stops it. What was published before stays; the next run goes on where this one was."""
    process = _running.get(str(case.folder()))
    if process is not None and process.poll() is None:
        process.terminate()
        _wait(process)


def outcome() -> int | None:
    """The exit code of the run started here; None where there was none, or it goes on."""
    process = _running.get(str(case.folder()))
    return process.poll() if process is not None else None


def stages() -> list[Stage]:
    """The stages so far, in order, each with what its last line said."""
    found: dict[str, Stage] = {}
    for line in _lines():
        if match := STAGE.match(line):
            found[match["name"]] = Stage(match["name"], match["said"], bool(match["end"]))
    return list(found.values())


def last_line() -> str:
    """The last line of the run: its summary, or what stopped it."""
    lines = _lines()
    return lines[-1] if lines else ""


def _lines() -> list[str]:
    try:
        text = _log().read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [line for line in text.splitlines() if line.strip()]


def _log() -> Path:
    return case.folder() / ".linkgraph" / LOG


def _wait(process: subprocess.Popen[bytes]) -> None:
    for _ in range(50):
        if process.poll() is not None:
            return
        time.sleep(0.1)
    process.kill()
