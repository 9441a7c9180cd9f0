"""How much one transaction and one message to the server may hold."""

from __future__ import annotations

import os
from dataclasses import dataclass

from linkgraph.errors import UsageError

VARIABLE = "LINKGRAPH_NEO4J_TRANSACTION_MB"


@dataclass(frozen=True, slots=True)
class Settings:
    """Bounds of what is sent to the server.

    `transaction_mb`: changes that need no more of the server's memory than this are one
    transaction; None asks the server for its own limit and takes a quarter of it. `batch_rows` and
    `batch_bytes` bound one UNWIND; a large fresh graph is loaded by so many `sessions` at once, `load_rows`
    a transaction, while nodes of `waiting_bytes` wait for their edges. `tries` and `pause` (seconds, doubled
    each time) say how often something passing is tried again; `lock_seconds` how long to wait for another writer.
    """

    transaction_mb: int | None = None
    batch_rows: int = 5_000
    batch_bytes: int = 8 << 20
    sessions: int = 3
    load_rows: int = 500
    waiting_bytes: int = 256 << 20
    tries: int = 5
    pause: float = 0.5
    lock_seconds: float = 10.0

    @classmethod
    def from_environment(cls) -> Settings:
        """The defaults, with what the environment says otherwise."""
        text = os.environ.get(VARIABLE, "")
        if not text:
            return cls()
        if not text.isdecimal() or int(text) < 1:
            raise UsageError(f"the environment variable {VARIABLE} is {text!r}; set it to a number of megabytes")
        return cls(transaction_mb=int(text))
