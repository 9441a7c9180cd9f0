"""Which way of reporting fits the place linkgraph runs in."""

from __future__ import annotations

import sys

from linkgraph.progress.base import Progress
from linkgraph.progress.plain import PlainProgress
from linkgraph.progress.silent import SilentProgress


def progress(*, quiet: bool = False) -> Progress:
    """Bars where standard error is a terminal, else lines; nothing with `quiet`."""
    if quiet:
        return SilentProgress()
    if sys.stderr.isatty():
        from linkgraph.progress.terminal import TerminalProgress

        return TerminalProgress()
    return PlainProgress()
