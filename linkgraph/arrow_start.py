"""pyarrow and Ladybug without pandas: they import it with the first array or table, which takes a second of a command.

They look for pandas to know a pandas object that they are handed. No command hands them one; its `to_pandas` imports
pandas all the same, and where pandas is loaded already nothing changes. For processes of our own alone: in a notebook
an array made from a series of pandas would take what is missing for a number.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType

import pyarrow as pa

PANDAS = "pandas"
_begun = False


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
    """Lets pyarrow look for pandas, once, while there is none to be seen."""
    global _begun
    _begun = True
    if PANDAS in sys.modules:
        return
    hidden = _Hidden()
    sys.meta_path.insert(0, hidden)
    try:
        pa.array([0])
    finally:
        sys.meta_path.remove(hidden)


@contextmanager
def unseen_pandas() -> Iterator[None]:
    """While the block lasts Ladybug, which looks each time, sees no pandas where `start_arrow` was called.

    Where pandas is loaded already nothing changes.
    """
    if not _begun or PANDAS in sys.modules:
        yield
        return
    sys.modules[PANDAS] = None  # type: ignore[assignment]  # how Python is told that there is no such module
    try:
        yield
    finally:
        del sys.modules[PANDAS]
