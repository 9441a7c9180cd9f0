from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from linkgraph.ledger.pool import GROUP, in_processes

Value = TypeVar("Value")
MANY = range(40 * GROUP)


def squared(number: int) -> int:
    return number * number


def note_and_wait(folder: str) -> None:
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(120)


def wait_for_ever(folder: str) -> None:
    list(in_processes(note_and_wait, [folder] * 2 * GROUP, few=0))


@pytest.mark.parametrize("few", [0, len(MANY)])
def test_results_come_in_order(few: int) -> None:
    assert list(in_processes(squared, MANY, few=few)) == [number * number for number in MANY]


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor takes tasks one by one")
def test_tasks_are_not_taken_long_before_their_results_are_asked_for() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[int]:
        for number in MANY:
            taken.append(number)
            yield number

    results = in_processes(squared, tasks(), few=0, group=2, ahead=3)
    assert next(results) == 0
    assert len(taken) == 8
    assert list(results) == [number * number for number in MANY[1:]]


@pytest.mark.skipif(not Path("/proc").exists() or (os.cpu_count() or 1) < 2, reason="needs /proc and two processors")
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    code = f"from tests.ledger.test_pool import wait_for_ever; wait_for_ever({str(tmp_path)!r})"
    parent = subprocess.Popen([sys.executable, "-c", code])
    workers = until(lambda: [int(path.name) for path in tmp_path.iterdir()])
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert until(lambda: not any(alive(worker) for worker in workers))


def alive(process: int) -> bool:
    """Whether it runs; one that has ended and that nobody has asked for is not running."""
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def until(found: Callable[[], Value]) -> Value:
    for _ in range(600):
        if value := found():
            return value
        time.sleep(0.1)
    raise AssertionError("nothing in a minute")
