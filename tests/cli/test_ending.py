"""What SIGTERM does to a command that writes: it ends as on Ctrl-C."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sample_case import publish

WAITING = """
import sys, time
from linkgraph import read
from linkgraph.cli.entry import main
def slow(*_, **__):
    try:
        print("here", flush=True)
        time.sleep(60)
    except KeyboardInterrupt:
        raise RuntimeError("Query interrupted")  # as DuckDB says it
    finally:
        print("cleaned up", flush=True)
read.links = slow
main(sys.argv[1:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to be caught")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_command_that_is_ended_cleans_up_and_says_so(tmp_path: Path, number: int, code: int) -> None:
    folder = publish(tmp_path / "case")
    command = [sys.executable, "-c", WAITING, "links", "--case", str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stdout.readline() == "here\n"
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, "cleaned up\n")
    assert err.strip() == "interrupted: what was finished is kept, the same command goes on from there"
