"""Runs the command line and turns every way to fail into a sentence and an exit code."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import signal
import sys
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import click

from linkgraph.cli.group import linkgraph
from linkgraph.errors import LinkgraphError
from linkgraph.safe_path import import_nothing_from_here

ENDED_BY = {signal.SIGINT: 130, signal.SIGTERM: 143}
"""Exit codes of a command that a signal ended."""
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)
"""What a disk that is full or closed to us says: no mistake of ours."""
_came: list[signal.Signals] = []
"""The signals that told this process to end."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The `linkgraph` command; ends the process with its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    import_nothing_from_here()
    _speak_utf8()
    _heed_signals()
    sys.exit(_run(words))


def _run(words: list[str]) -> int:
    try:
        result = linkgraph.main(words, prog_name="linkgraph", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # click ends by itself only where a pipe is broken
        return _reader_left()
    except Exception as error:
        return _failed(error, debug="--debug" in words)
    except KeyboardInterrupt:
        return _interrupted()
    return result if isinstance(result, int) else 0


def _failed(error: Exception, *, debug: bool) -> int:
    if isinstance(error, click.Abort) or _came:  # a query that is interrupted fails in words of its own
        return _interrupted()
    if isinstance(error, click.ClickException):
        error.show()
        return error.exit_code
    if debug:
        traceback.print_exc()
    if isinstance(error, LinkgraphError):
        _say(f"error: {error}")
        return error.exit_code
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        _say(f"error: {error.filename or 'the output'} cannot be written: {error.strerror}")
        return 1
    hint = "" if debug else "; --debug shows the traceback"
    _say(f"internal error: {_one_line(error)}: please report{hint}")
    return 1


def _interrupted() -> int:
    _say("interrupted: what was finished is kept, the same command goes on from there")
    return ENDED_BY[_came[0] if _came else signal.SIGINT]


def _heed_signals() -> None:
    """Has SIGTERM clean up as Ctrl-C does; a process that was forked off this one ends at once."""
    if threading.current_thread() is not threading.main_thread():
        return
    ours = os.getpid()

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        if os.getpid() != ours:
            os._exit(ENDED_BY[signal.Signals(number)])
        _came.append(signal.Signals(number))
        raise KeyboardInterrupt

    for number in ENDED_BY:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, end)


def _reader_left() -> int:
    """The reader of a pipe, such as `head`, has what it wanted: not a failure."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _one_line(error: Exception) -> str:
    return " ".join(f"{type(error).__name__} {error}".split())


def _say(text: str) -> None:
    with contextlib.suppress(OSError):
        click.echo(text, err=True)


def _speak_utf8() -> None:
    if sys.stdout is None:  # closed by whoever started this: what would be said there is wanted by nobody
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
