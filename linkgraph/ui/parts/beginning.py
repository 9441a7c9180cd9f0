"""A case that was never run: its files, adding others, and the first run."""

from __future__ import annotations

from linkgraph.ui import case, running, sources
from linkgraph.ui.parts.notes import nothing
from linkgraph.ui.parts.run_now import run_now
from linkgraph.ui.parts.uploading import uploading


def beginning() -> None:
    """What to do first."""
    there = sources.files()
    if running.under_way():
        run_now()
        return
    if there:
        nothing("This case was not run yet", "Press “Run now”, or add more files first.")
        run_now()
    else:
        nothing(
            "There is nothing to show yet",
            f"Add what you have below, or copy it into {case.folder()} and say “linkgraph run {case.folder()}”.",
        )
    uploading()
