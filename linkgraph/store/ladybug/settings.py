"""How much of the machine the embedded store may take; environment variables change it."""

from __future__ import annotations

import os
from dataclasses import dataclass

from linkgraph.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of one open database.

    `buffer_mb` bounds the buffer pool (LINKGRAPH_STORE_BUFFER_MB); the store's own default
    would be most of the memory. `threads` 0 takes every core (LINKGRAPH_STORE_THREADS).
    `copy_rows` is how many rows one COPY takes: more is faster, and needs more of the pool;
    `copy_cells` bounds rows times columns. After
    `checkpoint_cells` what was written goes to disk: it fills the pool until then.
    """

    buffer_mb: int = 1024
    threads: int = 0
    copy_rows: int = 200_000
    copy_cells: int = 1_000_000
    checkpoint_cells: int = 4_000_000

    def rows_at_once(self, columns: int) -> int:
        """How many rows of so many columns one COPY takes: wide rows fill the pool sooner."""
        return max(min(self.copy_rows, self.copy_cells // max(columns, 1)), 1)

    @classmethod
    def from_environment(cls) -> Settings:
        """The defaults, with what the environment says otherwise."""
        usual = cls()
        return cls(
            buffer_mb=_number("LINKGRAPH_STORE_BUFFER_MB", usual.buffer_mb, least=64),
            threads=_number("LINKGRAPH_STORE_THREADS", usual.threads, least=0),
        )


def _number(name: str, default: int, *, least: int) -> int:
    text = os.environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or int(text) < least:
        raise UsageError(f"the environment variable {name} is {text!r}; set it to a number of {least} or more")
    return int(text)
