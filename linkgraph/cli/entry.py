"""Runs the command line and turns every way to fail into a sentence and an exit code."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from linkgraph.cli.group import linkgraph
from linkgraph.errors import LinkgraphError
from linkgraph.safe_path import import_nothing_from_here

INTERRUPTED = 130
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES)
"""What a disk that is full or closed to us says: no mistake of ours."""


def main(arguments: Sequence[str] | None = None) -> None:
    """The `linkgraph` command; ends the process with its exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    import_nothing_from_here()
    _speak_utf8()
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
    if isinstance(error, click.Abort):
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
    return INTERRUPTED


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
