"""The schedule of a case's reports: what was asked for, the process that keeps it, and what it did so far.

It is `linkgraph report --every`, in a process of its own: it goes on when the page is closed, and ends with the
server. What keeps a schedule without this application is in the guide on reports at fixed times.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from linkgraph import report, schedule
from linkgraph.errors import CaseError, LinkgraphError
from linkgraph.schedule.deliver import check, hidden
from linkgraph.schedule.state import State, load, write_whole
from linkgraph.ui import case

FILE, LOG = "ui-schedule.json", "ui-schedule.log"
LINE = re.compile(r"^(?P<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ) (?P<said>.*)$")
_running: dict[str, subprocess.Popen[bytes]] = {}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for, as `schedule.Plan` has it, in words."""

    every: str = "1d"
    deliver: tuple[str, ...] = ("folder:reports",)
    format: str = "html"
    redact: str = ""
    cluster: str = ""
    watch: tuple[str, ...] = ()
    only_on_change: bool = False
    run: bool = False

    def checked(self) -> Wish:
        """Itself; UsageError for what cannot be."""
        schedule.every(self.every)
        for target in self.deliver:
            check(target)
        for rule in self.watch:
            schedule.watch(rule, case.folder())
        if self.redact:
            report.profile(self.redact)
        if not self.deliver:
            raise LinkgraphError("Say where the reports go, for example folder:reports.")
        return self


def wish() -> Wish | None:
    """What is kept; None where nothing was asked for yet."""
    try:
        kept: dict[str, Any] = json.loads(_work(FILE).read_text(encoding="utf-8"))
        return Wish(**{**kept, "deliver": tuple(kept["deliver"]), "watch": tuple(kept["watch"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def start(wanted: Wish) -> None:
    """Keeps the wish and starts its process, in place of the one before. LinkgraphError for what cannot be."""
    wanted.checked()
    stop()
    if elsewhere():
        raise CaseError("Another process keeps a schedule for this case: end it first.")
    _work("").mkdir(exist_ok=True)
    write_whole(_work(FILE), json.dumps(asdict(wanted)).encode())
    with _work(LOG).open("ab") as log:
        process = subprocess.Popen(_command(wanted), stdout=log, stderr=log, cwd=case.folder())
    _running[str(case.folder())] = process


def stop() -> None:
    """Ends the process. What is due meanwhile is made up for when it starts again."""
    process = _running.pop(str(case.folder()), None)
    if process is not None and process.poll() is None:
        process.terminate()
        process.wait(timeout=30)


def going() -> bool:
    """True while the process started here goes on."""
    process = _running.get(str(case.folder()))
    return process is not None and process.poll() is None


def elsewhere() -> bool:
    """True where a process that was not started here keeps the schedule."""
    if going() or not _work("schedule.lock").exists():
        return False
    try:
        with FileLock(_work("schedule.lock"), timeout=0):
            return False
    except Timeout:
        return True


def state() -> State:
    """When the next report is due, the number of the last one, and what failed since. CaseError as `load`."""
    return load(_work(""))


def history(most: int = 200) -> list[dict[str, str]]:
    """What the schedule did, the newest first: `at` `what`. What could be a secret is left out."""
    try:
        lines = _work(LOG).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found = [match for line in lines[-most:] if (match := LINE.match(line))]
    return [{"at": match["at"], "what": match["said"]} for match in reversed(found)]


def targets(wanted: Wish) -> str:
    """Where the reports go, as it may be shown."""
    return ", ".join(hidden(target) for target in wanted.deliver)


def in_words(at: str | None) -> str:
    """A moment as people read it, and how far away it is."""
    if not at:
        return "as soon as it is started"
    moment = datetime.fromisoformat(at)
    minutes = round((moment - datetime.now(UTC)).total_seconds() / 60)
    away = "now" if minutes <= 0 else f"in {minutes} min" if minutes < 120 else f"in {round(minutes / 60)} h"
    return f"{moment:%Y-%m-%d %H:%M} UTC, {away}"


def _command(wanted: Wish) -> list[str]:
    words = [sys.executable, "-m", "linkgraph", "report", "--case", str(case.folder().resolve())]
    words += ["--every", wanted.every, "--format", wanted.format]
    words += [word for target in wanted.deliver for word in ("--deliver", target)]
    words += [word for rule in wanted.watch for word in ("--watch", rule)]
    words += ["--redact", wanted.redact] if wanted.redact else []
    words += ["--cluster", wanted.cluster] if wanted.cluster else []
    words += ["--only-on-change"] if wanted.only_on_change else []
    words += ["--run"] if wanted.run else []
    store = os.environ.get("LINKGRAPH_STORE")
    return words + (["--store", store] if store else [])


def _work(name: str) -> Path:
    return case.folder() / ".linkgraph" / name
