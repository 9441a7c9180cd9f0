"""What SIGTERM, a full disk and a folder nobody may write into do to a schedule."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from linkgraph.cli.scheduling import _until_ended
from linkgraph.schedule import Plan, Scheduler
from tests.sample_case import publish
from tests.schedule.world import World


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to be caught")
def test_sigterm_ends_it_at_once_and_the_next_start_sends_nothing_twice(tmp_path: Path) -> None:
    folder, out = publish(tmp_path / "case"), tmp_path / "out"
    words = ["report", "--case", folder, "--every", "1w", "--format", "md", "--deliver", f"folder:{out}"]
    command = [sys.executable, "-m", "linkgraph", *map(str, words)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert _soon(lambda: list(out.glob("*.md"))), "no report came"
    process.send_signal(signal.SIGTERM)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said
    assert "error" not in said
    assert subprocess.run([*command, "--once"], check=False).returncode == 0
    assert [file.name[:13] for file in out.iterdir()] == ["report-000001"]


def test_what_breaks_while_it_is_being_left_is_no_failure() -> None:
    def work(ended: Callable[[], bool]) -> None:
        try:
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(60)
        finally:
            assert ended()
            raise BufferError("half a message")

    assert _until_ended(work) == 0


def test_what_breaks_before_is_one() -> None:
    def work(ended: Callable[[], bool]) -> None:
        raise BufferError("half a message")

    with pytest.raises(BufferError):
        _until_ended(work)


def test_a_full_disk_is_said_and_made_up_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    world, said = World(tmp_path / "case"), list[str]()
    plan = Plan(timedelta(days=1), (f"folder:{tmp_path / 'out'}",), "md")
    process = Scheduler(world.case, None, plan, world.clock, said.append)
    with monkeypatch.context() as full:
        full.setattr(Path, "write_bytes", _no_space)
        full.setattr(Path, "open", _no_space)
        assert process.turn() >= 60
        assert process.turn() >= 120
    assert all("No space left" in line for line in said)
    process.turn()
    assert [file.name[:13] for file in (tmp_path / "out").iterdir()] == ["report-000001"]


def _no_space(path: Path, *_: object, **__: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))


def _soon(found: Callable[[], object]) -> bool:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found():
            return True
        time.sleep(0.1)
    return False
