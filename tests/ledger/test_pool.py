from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TypeVar

import pytest

from linkgraph.errors import ProcessDied
from linkgraph.ledger.pool import GROUP, in_processes
from linkgraph.ledger.workers import dismiss_workers, workers_kept

Value = TypeVar("Value")
MANY = range(40 * GROUP)


def squared(number: int) -> int:
    return number * number


def broken(number: int) -> float:
    return number / (number - 20)


def dying(number: int) -> int:
    if number in (13, 14, 200):
        os.kill(os.getpid(), signal.SIGSEGV)
    return number


def process(_: int) -> int:
    time.sleep(0.01)
    return os.getpid()


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


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor starts no workers")
def test_workers_that_are_kept_do_what_is_next() -> None:
    with workers_kept():
        first, then = (set(in_processes(process, MANY, few=0)) for _ in range(2))
        assert os.getpid() not in first | then
        assert first & then
        assert len(first | then) <= (os.cpu_count() or 1)
        dismiss_workers()
        assert until(lambda: not any(alive(worker) for worker in first | then))
        assert not (first | then) & set(in_processes(process, MANY, few=0))
    assert not (first | then) & set(in_processes(process, MANY, few=0))


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="one processor starts no workers")
def test_workers_that_are_kept_end_with_the_block_and_outlive_a_mistake() -> None:
    with workers_kept():
        with pytest.raises(ZeroDivisionError):
            list(in_processes(broken, MANY, few=0))
        workers = set(in_processes(process, MANY, few=0))
    assert until(lambda: not any(alive(worker) for worker in workers))


@pytest.mark.parametrize("kept", [False, True])
def test_what_a_process_dies_of_is_told_and_nothing_else_is_lost(kept: bool) -> None:
    expected = [-number if number in (13, 14, 200) else number for number in MANY]
    with workers_kept() if kept else nullcontext():
        assert list(in_processes(dying, MANY, few=0, ahead=4, lost=lambda number: -number)) == expected
        assert list(in_processes(squared, MANY, few=0))[-1] == MANY[-1] ** 2


def test_a_process_that_dies_ends_the_run_where_nobody_says_what_its_task_comes_to() -> None:
    with pytest.raises(ProcessDied, match="run again"):
        list(in_processes(dying, MANY, few=0))


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


def test_a_script_that_says_nothing_of_main_is_not_run_again(tmp_path: Path) -> None:
    """As somebody would write it who calls the library in a notebook's manner."""
    script = tmp_path / "script.py"
    lines = [
        "from linkgraph.ledger.pool import in_processes",
        "from tests.ledger.test_pool import squared",
        "print('begun', sum(in_processes(squared, range(200), few=0)))",
    ]
    script.write_text("\n".join(lines), encoding="utf-8")
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, str(script)], env=here, capture_output=True, text=True, timeout=100, check=False
    )
    assert (done.stdout, done.stderr) == (f"begun {sum(map(squared, range(200)))}\n", "")
