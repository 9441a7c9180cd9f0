"""Every way to fail ends in a sentence and the right exit code."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from linkgraph import read
from linkgraph.cli import entry
from linkgraph.errors import LinkgraphError, UsageError
from tests.cli.conftest import Call


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(read, "links", fails)


@pytest.mark.parametrize(("error", "code"), [(LinkgraphError("it broke"), 1), (UsageError("it broke"), 2)])
def test_our_errors_are_one_sentence(ask: Call, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int) -> None:
    fail_with(error, monkeypatch)
    said = ask("links")
    assert (said.code, said.err, said.out) == (code, "error: it broke\n", "")


def test_a_bug_is_one_line_unless_debugged(ask: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(ZeroDivisionError("a\nb"), monkeypatch)
    said = ask("links")
    assert said.code == 1
    assert said.err == "internal error: ZeroDivisionError a b: please report; --debug shows the traceback\n"
    assert "Traceback" in ask("links", "--debug").err
    assert "Traceback" in ask("--debug", "links").err


def test_a_full_disk_is_no_bug(ask: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(OSError(errno.ENOSPC, "No space left on device"), monkeypatch)
    said = ask("links")
    assert (said.code, said.err) == (1, "error: the output cannot be written: No space left on device\n")


def test_interrupt(ask: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(KeyboardInterrupt(), monkeypatch)
    said = ask("links")
    assert said.code == entry.ENDED_BY[signal.SIGINT] == 130
    assert "goes on from there" in said.err


def test_reader_that_leaves_is_no_failure(sample_folder: Path) -> None:
    command = [sys.executable, "-m", "linkgraph", "evidence", "--case", str(sample_folder)]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.close(writing)
    assert done.stderr == ""
    assert done.returncode == 0


@pytest.mark.parametrize("words", [("links", "--format", "xml"), ("--format", "xml", "links"), ("links", "extra")])
def test_wrong_usage(ask: Call, words: tuple[str, ...]) -> None:
    said = ask(*words)
    assert said.code == 2
    assert said.out == ""


def test_surrogates_and_controls_can_be_written(ask: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {
        "left": "a\ud800",
        "right": "\x1b[31mred",
        "weight": 1.0,
        "probability": float("nan"),
        "signals": [],
    }
    monkeypatch.setattr(read, "links", lambda *_, **__: [row])
    for format in ("table", "json", "jsonl", "csv"):
        assert ask("links", "--format", format).code == 0
    assert "\x1b" not in ask("links").out
    assert "NaN" not in ask("links", "--format", "json").out


@pytest.mark.parametrize("seconds", ["nan", "inf", "0", "-1", "1e300"])
@pytest.mark.parametrize("words", [("query", "RETURN 1", "--timeout"), ("ingest", "--watch", ".", "--every")])
def test_a_time_that_is_none_is_wrong_usage(ask: Call, words: tuple[str, ...], seconds: str) -> None:
    said = ask(*words, seconds)
    assert said.code == 2
    assert "internal error" not in said.err


def test_a_date_before_all_dates_is_wrong_usage(ask: Call) -> None:
    assert ask("report", "--since", "0001-01-01T00:00:00+14:00").code == 2


def test_nobody_needs_a_name_to_look(ask: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 12345")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert ask("weights").code == 0
    said = ask("hubs", "deny", "203.0.113.7")
    assert (said.code, said.out) == (2, "")
    assert "--by" in said.err


def test_standard_output_may_be_closed(sample_folder: Path) -> None:
    command = f'"{sys.executable}" -m linkgraph report --format md --case "{sample_folder}" >&-'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
