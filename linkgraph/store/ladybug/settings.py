"""How much of the machine the embedded store may take; environment variables change it."""

from __future__ import annotations

import os
from dataclasses import dataclass

from linkgraph.errors import UsageError
from linkgraph.store.ladybug.memory import available

LEAST_MB, MOST_MB = 1024, 4096
"""What the buffer pool takes of an eighth of the memory."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits of one open database.

    `buffer_mb` bounds the buffer pool (LINKGRAPH_STORE_BUFFER_MB, else an eighth of the memory within bounds);
    the store's own default would be most of it. `threads` 0 takes every core (LINKGRAPH_STORE_THREADS).
    `copy_rows` is how many rows one COPY takes at most: each COPY of edges costs as much as
    many rows, all but the first write the table anew, and each needs the more of the pool the larger it
    is. So what it takes is also bounded by the pool: `copy_share` of it in bytes, and `cells` rows times
    columns for each megabyte. What was written goes to disk before it would be more than `written_share`
    of the pool, or `written_cells`: it fills the pool until then. `log_bytes` is how large a log may be, or
    `log_share` of the graph, if that is more: whoever opens the graph reads it, about 30 MB a second.
    """

    buffer_mb: int = LEAST_MB
    threads: int = 0
    copy_rows: int = 4_000_000
    copy_share: float = 0.2
    cells: int = 14_000
    written_share: float = 0.12
    written_cells: int = 6_000
    log_bytes: int = 24 << 20
    log_share: float = 0.06

    @property
    def bytes_at_once(self) -> int:
        """How many bytes one COPY takes."""
        return int(self.copy_share * (self.buffer_mb << 20))

    def rows_at_once(self, columns: int, bytes_a_row: float) -> int:
        """How many rows of so many columns and bytes one COPY takes."""
        by_cells = self.cells * self.buffer_mb / max(columns, 1)
        by_bytes = self.bytes_at_once / max(bytes_a_row, 1.0)
        return max(int(min(self.copy_rows, by_cells, by_bytes)), 1)

    def log_room(self, graph_bytes: int) -> int:
        """How many bytes the log of a graph so large may have."""
        return max(self.log_bytes, int(self.log_share * graph_bytes))

    def is_full(self, cells: int, size: int) -> bool:
        """Whether so many cells and bytes are more than may wait for the next checkpoint."""
        return cells > self.written_cells * self.buffer_mb or size > self.written_share * (self.buffer_mb << 20)

    @classmethod
    def from_environment(cls) -> Settings:
        """The defaults, with what the environment says otherwise."""
        usual = cls()
        return cls(
            buffer_mb=_number("LINKGRAPH_STORE_BUFFER_MB", buffer_of(available()), least=96),
            threads=_number("LINKGRAPH_STORE_THREADS", usual.threads, least=0),
        )


def buffer_of(memory: int) -> int:
    """Megabytes of the buffer pool where `memory` bytes may be taken."""
    return min(max(memory // 8 >> 20, LEAST_MB), MOST_MB)


def _number(name: str, default: int, *, least: int) -> int:
    text = os.environ.get(name, "")
    if not text:
        return default
    if not text.isdecimal() or int(text) < least:
        raise UsageError(f"the environment variable {name} is {text!r}; set it to a number of {least} or more")
    return int(text)
