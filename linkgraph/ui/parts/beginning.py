"""A case that was never run: its files, adding others, and the first run."""

from __future__ import annotations

from linkgraph.ui import case, running
from linkgraph.ui.parts.notes import nothing
from linkgraph.ui.parts.run_now import run_now
from linkgraph.ui.parts.uploading import uploading


def beginning() -> None:
    """What to do first."""
    if not running.under_way():
        nothing(
            "There is nothing to show yet",
            f"Add what you have below and press “Run now”, or say `linkgraph run {case.folder()}`.",
        )
    run_now()
    if not running.under_way():
        uploading()
