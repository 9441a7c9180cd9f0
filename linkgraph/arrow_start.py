"""pyarrow without pandas: it imports pandas with the first array it makes, which takes a second of each command.

It looks for pandas once, to know a pandas object that it is handed. No command hands it one; its `to_pandas` imports
pandas all the same, and where pandas is loaded already nothing changes. For processes of our own alone: in a notebook
an array made from a series of pandas would take what is missing for a number.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import ModuleType

import pyarrow as pa

PANDAS = "pandas"


class _Hidden:
    """A finder of modules that says there is no pandas."""

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,  # noqa: ARG002
        target: ModuleType | None = None,  # noqa: ARG002
    ) -> None:
        """ModuleNotFoundError for pandas; of others nothing is known here."""
        if name == PANDAS:
            raise ModuleNotFoundError(name=name)


def start_arrow() -> None:
    """Lets pyarrow look for pandas while there is none to be seen."""
    if PANDAS in sys.modules:
        return
    hidden = _Hidden()
    sys.meta_path.insert(0, hidden)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(hidden)
