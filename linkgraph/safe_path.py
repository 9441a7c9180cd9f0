"""Nothing is imported from the folder that a command stands in: it may be a case, whose files suspects have made.

Python looks there first in processes that are started as `python -m` or `python -c`, as those are that work for a run:
a file `signal.py` that came with an export would be run.
"""

from __future__ import annotations

import os


def import_nothing_from_here() -> None:
    """Holds for the processes that this one starts, and for theirs (`python -P`)."""
    os.environ["PYTHONSAFEPATH"] = "1"
